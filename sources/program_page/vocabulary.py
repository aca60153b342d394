"""The words that tell a name from the other short texts of a page: they are the same on every site."""

from __future__ import annotations

import re

from sources.printed_name import letters, word_set
from sources.program_page.given_names import is_given_name

# Words that no person is called, from the headings, menus and labels of university and hospital sites.
_NEVER = word_set("""
a about above academic academics academy accept access accessibility accreditation across active
activities activity additional address administration administrative administrator administrators
admission admissions advanced advice advising advisor advisors advisory affairs affiliated affiliate
affiliates after again agency alert all allergy alumni alumnus america american analytics and anesthesia
anesthesiology announcement announcements annual any apply application applications applied appointment
appointments approach archive archives are area areas around article articles arts as assistance assistant
assistants associate associates association at athletics attending audio author authors availability
available award awards back bariatric based basic be become before behavior below benefits best better
beyond biochemistry bioinformatics biology biomedical biostatistics blog board book books branch brain
brochure browse building business but button by calendar call campus can cancer cardiac cardiology
cardiothoracic cardiovascular care career careers catalog catalogue categories category center centers
centre centres certificate certification certified chair chairman chairperson change chapter chat check
chemistry chief children childrens choose city civil class classes classroom clerkship click client clinic
clinical clinician clinicians clinics close closed code collaboration collaborations college colleges
colorectal comments commission committee committees communications communication community company
competition compliance computational computer computing conference conferences conditions connect
consultant consultants contact contacts content continue contributions cookie cookies cooperation
coordinator coordinators copyright core corporate council counseling country course courses courtesy covid
create critical culture current curriculum customer cv data database date day days dean deans degree
degrees delivery dental dentistry department departmental departments dermatology description design desk
detail details development developer device diagnosis digital diploma direct directions director directors
directory disability disclaimer disclosure discover discovery disease diseases dissertation distinguished
diversity division divisions doctoral document documents donate donation download early ecology economics
edit editor editorial education educational edu effect elected election electrical electronic electronics
elementary email emails emergency emeriti emeritus emerita employee employees employer employment
endocrine endoscopy energy engineer engineering engineers english enter entrance enterprise environment
environmental epidemiology equipment equity error ethics evaluation event events every example excellence
exchange executive exhibition experience expert expertise experts explore external extension extramural
facebook facilities facility faculties faculty family-friendly faq faqs favorite fax feature featured
features federal feedback fellow fellows fellowship fellowships field file files film filter finance
financial find first flickr follow food footer for foreign form former forms forum foundation free from
full function fund funding further future gallery gastroenterology gastrointestinal general genetics
genomics get gift give giving global go google govern government grad grading graduate graduates
graduation grant grants group groups guide guidelines guest guests handbook head health healthcare hello
help here hepatobiliary highlights hire history hospital hospitals home homepage honors honorary hours
house housing how human humanities icon identity image images imaging immunology impact in inclusion
incoming index industrial infectious info informatics information infrastructure initiative initiatives
innovation innovations inpatient inquiries inquiry instagram institute institutes institution
institutional instruction instructor instructors insurance integrated intelligence intelligent interactive
interest interests internal international internship interview interviews intranet introduction invited
investigator investigators is issue issues it item items its job jobs join joint journal journals keynote
kidney know knowledge lab label laboratories laboratory labs language languages latest launch leaders
leadership learn learning leave lecture lecturer lecturers legal less lesson level libraries library
licensing life link linked linkedin links list listing listings literature live liver location locations
log login logo logout loading look machine magazine mail mailing main major majors make manage management
manager managers manual map maps marketing match materials mathematical mathematics math media medical
medicine medicines meet meeting meetings member members membership memoriam menu message messages method
methods microbiology minimally minor minors mission mobile models modern module modules molecular more
most museum music my name names nanotechnology national navigation network networking networks neurology
neuroscience neurosurgery new newcomers news newsletter newsletters newsroom next no non not notes notice
notices number nurse nurses nursing nutrition obituary obstetrics occupational of off office officer
officers offices oncology online only open opens operating operations ophthalmology opportunities
opportunity options order organization organizational organizations orthopaedic orthopaedics orthopedic
orthopedics other others otolaryngology our out outcomes outpatient outreach outstanding overview page
pages panel papers parent parents parking part participants partner partners partnership partnerships past
pathology patient patients payment pediatric pediatrics people performance periods permission person
personal personnel personnels pharmacology pharmacy phd-students phone photo photos physical physician
physicians physics physiology pictures pinterest placement plan planning plastic please podcast policies
policy political politics portal position positions post postal postdoc postdocs postdoctoral posted
postgraduate practice practices pre presentations president press preventive previous primary principal
print privacy private process procedures professional professionals professor professors profile profiles
program programme programmes programs project projects prospective provider providers provost psychiatry
psychology public publication publications published publisher publishing qualifications quality
quantitative query question questions quick radiology rank ranking rate read reader readers recent
recommended record records recruitment rector refer referral referrals reform regional register registered
registration registrar registry related relations release releases remote report reports request requests
required requirements requires research researcher researchers reserved residence residency residencies
resident residents resource resources results resume return review reviews rights robotics robotic role
room rotation rotations rss rules safety satellite save schedule scheduled scheduling scholar scholars
scholarly scholarship scholarships school schools science sciences scientific scientist scientists search
secretary secretaries section sections security select selected semester seminar seminars senate services
service share shop show sign signal simulation site sitemap sites skills skip smart social societies
society sociology software source spanish speaker speakers special specialist specialists specialties
specialty specialized spine sponsors sport sports staff start started state statement statistics status
steering stories story strategic strategy street structure student students studies study studying style
subject subjects submission submit subscribe subspecialties success suite summary summer supervisor
supervisors supervision support surgeon surgeons surgeries surgery surgical survey sustainability
symposium system systems table talks target teacher teachers teaching team teams tech technical technician
technicians technologies technology telephone tel term terms test testimonials testing text that the their
theme theoretical theory therapy these thesis this thoracic through time title titles to today toggle tool
tools top topic topics total tour toward trainee trainees training translational transplant
transplantation transportation trauma travel treatment treatments trustees tuition tumor tutorial
tutorials twitter type types undergraduate undergraduates uni unit united units university up upcoming
update updated updates upload urgent urology us use useful user users using vacancies vacancy vascular
vice video videos view views virtual vision visiting visit visitor visitors visits volume volunteer
volunteers wales was we web webmail webmaster website welcome wellness what when where which who why with
within women womens work working workplace workshop workshops world wound write year years yes you your
youtube zip adjunct affiliation bachelor bachelors master masters doctorate doctorates ext cell vita vitae
biography bio biosketch orcid scopus researchgate pubmed instruct lecturing instructional librarian
dosimetry receptionist bursar accountant analyst monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december feb apr jul aug sept sep
oct nov dec spring fall winter autumn avenue blvd boulevard floor highway rd ave usa u.s. york california
texas florida illinois ohio michigan pennsylvania massachusetts connecticut minnesota wisconsin colorado
oregon tennessee kentucky oklahoma arkansas mississippi alabama nebraska kansas iowa missouri arizona
nevada utah idaho hawaii alaska maine vermont germany china japan korea canada india mexico brazil europe
european asia asian africa african australian zealand spain italy russia russian turkey chinese japanese
korean german french italian deutsch español português français italiano
""")
_NEVER |= word_set("""
accreditations administrative-chief adult advertisement agreement aid air algebra algorithm algorithms
alma alumna alumnus ambassador ambassadors americans analysts aneurysm animal anniversary answer answers
aortic app apps architecture army artery ascending athletic auditorium autonomous awarded background
backup balance bar basketball beginning benefit bicycle biliary billing biopsy birth boards bookstore boot
bootcamp bound bowel breast broadcast brochures budget built bulletin burn burns bypass cafe call-schedule
camera campaign campaigns candidates capital carotid case-logs categorical cause celebration challenge
challenges cheer chiefs choice circle citizens claims closures club clubs coaches coalition cognitive
collection collections colon colonoscopy combinatorics comedy command commerce communities compare complex
component concert confidential congress connection connections construction consulting consumer container
control controls convention convocation cooperative copy corporation costs courseware courts creation
credit credits crisis cyber cybersecurity dashboard deadline deadlines dealing debt decision decisions
defense deliver democracy demonstration descending designer designers destination destinations devices
dialog dialysis diet difficult dining disabilities discipline discount discussion display distance
distribution dormitory dynamic dynamics economic economy edition efficiency effort elective electives
electric element embedded emphasis empowerment enable endovascular engagement enquiries enroll enrollment
entertainment entities equal equations esophageal esophagus essay essentials estate ethic ethnic everyone
everything exam examination examinations exams existing expand expo factory facts families fashion fees
figure figures fitness flexible football forgot formula fraternity friends frontier frontiers fuel funded
funds gallbladder games gastric gateway gender generator geography geometry goals governance grand graph
graphic graphics graphs ground growth guidance gymnasium happy hardware harmony heat hepatic heritage
hernia hernias higher hiring historical hobbies hockey holidays hometown horizon horizons hospice hot
hotel hotels household hub human hybrid hyperhidrosis idea ideas imagine immigration improve incident
incision income incoming-interns increase independence individual individuals industry inside insights
inspiration instant instructional integrity intellectual intensive intern interns inventory invest
investment involved involvement iphone islands isotope judicial keynotes labor laparoscopic laptop laser
laws layout leader leaders leading league lecturers lectures legislation letter letters liaison liberal
linear lines liquid load loans local locate logic logistics logs lost machinery machines magnetic
mainframe making management mandatory manuscript mass matched matches material matter matters meal
mechanical mechanics melanoma memorial memory metal micro milestone milestones military mini minimally-
invasive mining minutes mixed mode model modeling modelling moodle moonlighting morbidity morning
mortality motion motor move movement movie multi multiple mutual nation nationals native natural nature
need needs negotiation netbook newspaper nonprofit notable nothing novel now nuclear numerical nutrition
object objectives objects ocean offer offered offers once operation optical optimization oral orientation
origin outcome outdoor output outstanding package palliative pancreas pancreatic pancreatitis paper
parallel parathyroid passion password passwords path paths pathways pedagogy pelvic performing period
perks permit pet pgy-1 pgy-2 pgy-3 pgy-4 pgy-5 pgy1 pgy2 pgy3 pgy4 pgy5 phase philosophy photography
photonics pilot places planet plans plants players points population poster posters powered preliminary
preparation prescription preview pricing prize prizes probability problem problems producer product
production products promotion proof property proposal proposals protect protection protocol protocols
prototype provide purchase purpose puzzle quote quotes radar radio random rankings rapid real reality
reason recreation recruit rectal recycling reduce references reflections reflux reform regular regulations
rehabilitation remarks remember renewable rent repair repository representative response responses
responsibilities responsibility restaurant restaurants result retention retreat revenue risk risks river
road robot robots rooms rounds rural salaries salary sale samples sarcoma satisfaction saving scene scope
screen season seasons secondary secret secure seeking self- service sensor sensors series server servers
session sessions sets setting settings shared shipping shops shuttle signals simulations sister site-map
size skill sleep sleeve slides smoke soccer solar sold solution solutions solve sources space spaces spam
speech splash spotlight standards station steps stipend stomach storage stores strategies strategy stream
streams strength stress summit super supply sustainable swim switch syllabus symbol symposia symptoms
synthesis tables tablet tactics talent talents talk task tasks tax taxi tea template templates temporary
tennis terminal territory textbook textbooks theater theatre theorem theories things thought threat
thyroid ticket tickets tips tobacco toll-free topics-of tracks trade tradition traffic trails transcript
transcripts transfer transform transit translation transparency transport travels trends trial trials
trips tuesday turning tv ultrasound undergrad understanding uninterested union unique universal
universidade universita universitaet universitat universität université urban vacation validation value
values variable vehicle vehicles vein veins vendor vendors venue version versions veteran veterans victims
visiting-professor visual visualization vocational warning waste water wave wealth wearable weather
weekend weekly weight-loss western wide wildlife windows winner winners wireless women workforce workload
wounds wrestling writer writers writing written wrong yearbook zones
""")
# German, French, Spanish, Italian and Dutch menu words: the doubled menus of foreign sites.
_NEVER_ABROAD = word_set("""
abteilung adresse aktuelles allgemein allgemeine anfahrt angebote anmelden anmeldung arbeitsgruppe
arbeitsgruppen ausland beratung bereich bereiche bibliothek das dekan dekanat der dekane die einrichtungen
forschung für geschichte gruppe impressum institut institute kontakt lehre lehrstuhl lehrstühle leitung
mitarbeiter mitarbeiterinnen nachrichten newsarchiv organisation personen professoren professorinnen
professur projekte publikationen seite sekretariat sprechstunde startseite studierende studium suche und
universität übersicht veranstaltungen verwaltung vorlesungen wissenschaft wissenschaftliche zentrum zurück
awareness business fitness happiness illness readiness wellness forward directories accueil actualités
actualites annuaire bibliothèque chercheurs contacts des doctorants enseignants enseignement équipe
équipes equipe equipes et étudiants formation formations laboratoire liens mentions nous permanents plan
recherche université vie académico acerca alumnos biblioteca búsqueda carrera carreras contacto
departamento docencia docentes estudiantes estudios facultad grados informática ingeniería inicio
investigación investigadores noticias personal profesores profesorado publicaciones quiénes servicios
universidad ateneo bandi dipartimento didattica docenti facoltà home informatica lezioni orario persone
ricerca ricercatori segreteria servizi strutture studenti università medewerkers onderwijs onderzoek
universiteit ansatte forskning
""")
_ENDINGS = re.compile(
    r"(?:tions?|sions?|ments?|ologys?|ologies|ologists?|ological|ships?|ances?|ities|bility|ivity|"
    r"ality|icity|ography|ographies|"
    r"ometry|onomy|ically|ical|ional|ionals|ructure|ectomy|oplasty|oscopy|scopic|opathy|iatry|"
    r"iatric|iatrics|ective|ectives|ative|"
    r"ating|izing|ising|ering|eting|uting|ysis|lytics|amics|onics|istics|ematics|ware|ential|ography)$"
)
_ENDINGS_LEAST = 7  # letters; shorter words with these endings are often names (Lance, Ament)
# Names with these endings that are no word of the trade, beside those of the forename table.
_ENDED_SO = word_set("""
ballance blankenship clement clements climent defrance delafrance doering dorrance felicity florance
geising goering hession keating klement kliment lafrance laurance lawrance levering lovering mannering
manship marchment millership pickering preising purkance reising sarment severance sweeting torrance
wintering winship
""")


def is_common_word(token: str) -> bool:
    """True for a word no person is called, or one whose ending shows a noun or adjective of the trade."""
    plain = token.lower().strip(".,:;()'’")
    if plain in _NEVER or plain in _NEVER_ABROAD:
        return True
    if any(piece in _NEVER and len(piece) > 3 and piece not in _SURNAMES_TOO for piece in plain.split("-")):
        return True
    key, last = letters(plain), letters(plain.rpartition("-")[2])
    if last in _ENDED_SO or is_given_name(last):
        return False
    return len(key) >= _ENDINGS_LEAST and bool(_ENDINGS.search(key))


_SURNAMES_TOO = word_set("""
burns urban colon alma can purchase risk size fall page day post major dean english german french field
fields street read best close early home books sports law call summer april june august spring winter
guest grant person gift master chair case bishop wound role story life brain rate rank self usher march
guide kidney book print hope sport vermont wales england ireland holland china india israel victoria
georgia carolina sing sharp in to an on no you us do so be rector house reader stage bodies bottom brief
bring bus camp candidate car card cardinal cards central charge chart clean clear coach common complete
concept cost cover crossing dance dates difference dinner door draft drawing drive drop due eagle earth
evening express extra fact fair fast fight flag flow forward friday friend gas gear giant globe goal great
grow high holiday host keys kids late lead left legacy line loan lot low lunch lung made merit mind moment
money more mother near net night oil owner pain paint party pay place plant play plus point poll popular
present race range raw ready ride ring root sales sample say scale score seat set shape shift shots sick
side single soft sound speed spirit stadium standard standing stay stop store sweet thing think tip track
trail tree trip true trust truth village voice vote wait way ways wedding week window wine wisdom woman
wonderful word words yard youth zone record link back masters mark rose chance shop room guy
""")


def may_be_surname(token: str) -> bool:
    """True for the few common words that are frequent surnames too ("Page", "Day", "Dean")."""
    plain = token.lower().strip(".,:;()'’")
    return plain in _SURNAMES_TOO
