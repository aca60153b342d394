"""Frequent forenames of the people in US academic medicine: one of several signs that a text is a name."""

from __future__ import annotations

from sources.printed_name import letters, word_set

# The most frequent forenames of US births since 1940 (Social Security Administration, national data, public
# domain) and frequent forenames of the countries that most graduates of schools abroad come from.
_GIVEN = word_set("""
aaron abby abdul abdullah abhishek abigail abraham ada adam addison adel adele aditya adrian adriana
adrienne agnes ahmad ahmed aidan aileen aisha ajay akash akira alain alan albert alberto alejandra
alejandro aleksandar aleksandr alessandra alessandro alex alexa alexander alexandra alexandre alexis
alfonso alfred alfredo ali alice alicia alina alison alisa allan allen allison alma alok alvin alyssa
amalia amanda amar amber amelia amin amir amit amitabh amy ana anand anastasia andrea andreas andreea
andrei andres andrew andy angel angela angelica angelina angelo anil anish anita anja ankit ankur ann anna
anne annette annie anthony antoine anton antonia antonio anuj anupam april arash archana ariana ariel
arjun arlene armando arnold arthur arturo arun arvind asha ashish ashley ashok ashwin asif aubrey audrey
austin ava avi avery ayesha aziz barbara barry beata beatrice beatriz becky belinda ben benjamin bernard
bernardo bernd bernhard beth bethany betsy betty beverly bharat bhavesh bianca bill billy blair blake bob
bobby bonnie boris brad bradford bradley brandon brenda brendan brent bret brett brian bridget brittany
brooke bruce bruno bryan bryant bryce caitlin caleb calvin cameron camille candace cara carina carl carla
carlo carlos carmen carol carole carolina caroline carolyn carrie casey cassandra catherine cathy cecilia
cecily cedric celeste celia cesar chad charles charlene charlotte chelsea chen cheng cheryl chester chiara
chloe chris christa christian christiane christina christine christoph christophe christopher christy chun
cindy claire clara clarence clark claude claudia claudio clayton clifford clinton clyde cody colette colin
colleen connie connor constance constantin cory courtney craig cristian cristina crystal curtis cynthia
daisy dale damian damien damon dan dana daniel daniela daniele danielle danny daphne darius darlene
darrell darren daryl dave david dawn dean deanna debbie deborah debra deepa deepak deepika deirdre delia
denis denise dennis derek derrick desmond devin devon dev diana diane diego dietrich dimitri dimitrios
dina dinesh dirk dmitri dmitry dolores dominic dominik dominique don donald donna dora doreen doris
dorothy doug douglas drew duane duncan dustin dwayne dwight dylan earl ebony ed eddie edgar edith edmund
eduardo edward edwin efrain eileen elaine eleanor elena eli elias elisa elisabeth elise elizabeth ella
ellen elliot elliott elsa elvira emanuel emilia emilio emily emma emmanuel enrique eric erica erich erik
erika erin ernest ernesto ernst esther ethan eugene eva evan evelyn fabian fabio farah farhad fariba
fatima federico felicia felipe felix fernanda fernando fiona florence florian frances francesca francesco
francis francisco franck frank franklin franz fred frederic frederick friedrich gabriel gabriela gabriele
gabriella gail garrett gary gaurav gavin gene genevieve geoffrey georg george georges georgia gerald
geraldine gerard gerardo gerhard gertrude ghassan gilbert gina giovanni girish giulia giuseppe gladys glen
glenda glenn gloria gopal gordon grace grant greg gregg gregory greta gretchen guido guillaume guillermo
günter gustavo guy gwen gwendolyn hadi hailey haley hamid hana hannah hans hao hari harish harold haroon
harriet harris harry harsh harvey hasan hassan hassaan hayley heather hector heidi heike heinrich heinz
helen helena helene helga helmut henri henry herbert herman hideo hilary hillary hiroshi holly horst
howard huan hubert hugh hugo hui hussein ian ibrahim ida ignacio igor ila ilona imran inga ingrid ioana
irene irina iris irving isaac isabel isabella isabelle ismail israel ivan jack jackie jackson jaclyn jacob
jacqueline jacques jai jaime jake jamal james jamie jan jana jane janelle janet janice jared jasmine jason
jasper javier jay jayesh jayne jean jeanette jeanne jeff jefferson jeffery jeffrey jelena jenna jennie
jennifer jenny jens jeremiah jeremy jerome jerry jesse jessica jesus jian jie jill jim jimmy jin jing joan
joann joanna joanne joaquin jocelyn jochen joe joel joerg johan johann johanna johannes john johnathan
johnny jon jonas jonathan jonathon jordan jorge jose josef josefina joseph josephine josh joshua joy joyce
juan juanita judith judy juergen jürgen julia julian juliana julianna julianne julie julien juliet julio
jun junaid jung justin justine kai kalpana kamal kamran karen karim karin karina karl karla kate katharina
katharine katherine kathleen kathryn kathy katie katrina katsuhiko kay kayla keith kelli kellie kelly
kelsey ken kendall kendra kenji kenneth kent kerry kevin khaled khalid kim kimberly kiran kirk kirsten
klaus koji konstantin konstantinos kristen kristi kristie kristin kristina kristine kristopher krista
krishna kumar kunal kurt kwame kyle lakshmi lance lara larry lars laszlo latoya laura lauren laurence
laurie laurent lawrence lea leah lee leela leila lena leo leon leona leonard leonardo leonid leroy leslie
lester leticia lewis li liam liang lila lily lin lina linda lindsay lindsey ling lionel lisa liu liz lloyd
lois lola loren lorena lorenzo lori lorraine louis louise luc luca lucas lucia luciano lucy luis luisa
luke luna lydia lyle lynda lynn lynne mackenzie madeline madison maggie mahesh mahmoud malcolm manfred
manish manoj manuel manuela mara marc marcel marcella marcia marco marcos marcus margaret margarita margot
maria mariam marian mariana marianne marie mariel marilyn marina mario marion marisa marissa marjorie mark
markus marlene marsha marshall marta martha martin martina marvin mary maryam masahiro masako masami mason
mathew mathias mathieu mathilde matt matteo matthew matthias maura maureen maurice mauricio max maximilian
maxine maya meera megan meghan mei melanie melinda melissa melody melvin mercedes meredith merlin mia
michael michaela michal micheal michel michele michelle miguel mihai mike mikhail milan mildred miles
milos milton min minh miranda miriam mitchell mohamed mohammad mohammed mohan mohit molly mona monica
monika morgan morris moshe muhammad mukesh mustafa myra myron nabil nadia nadine nancy naomi nasser
natalia natalie natasha nathalie nathan nathaniel navid neal neel neelam neeraj neha neil nelson nestor
niall nicholas nick nicola nicolas nicole nidhi niels nikhil nikki nikolai nikolaos nina ning nita nitin
noah noel nora norbert norma norman octavio olga oliver olivia omar orlando oscar osama otto owen paige
pallavi pam pamela panagiotis paola paolo parag pascal pat patrice patricia patrick patty paul paula
paulina pauline paulo pavel payam pedro peggy penelope penny percy perry peter petra philip philipp
philippe phillip phyllis pia pierre piotr pooja prakash pranav prasad prashant pratik preeti priscilla
priti priya qing quentin rachel radha rafael raheel rahul raj raja rajan rajeev rajesh rajiv rakesh ralf
ralph ram rama ramesh ramon rana randall randolph randy raquel rashid raul ravi ray raymond reba rebecca
reena regina reginald reinhard reinhold rekha rene renee reza rhonda ricardo riccardo richard rick ricky
rita ritu robert roberta roberto robin robyn rocco rodney rodrigo roger rohan rohit roland rolf roman ron
ronald rosa rosalie rosanna rose rosemary ross roxanne roy ruben rudolf rui russell ruth ryan sabine
sabrina sadia sally salvador salvatore sam samantha sameer samir samuel sandeep sandra sandy sangeeta
sanjay sanjeev santiago santosh sara sarah satish saul savannah scott sean sebastian selena serena serge
sergei sergey sergio seth shahid shailesh shane shannon sharon shashi shaun shawn sheila shelby shelley
shelly sheng shereen sherman sherri sherry shirley shivani shreya shruti shuang sid siddharth sidney
siegfried silvia simon simona simone sofia solomon sonia sonja sonya sophia sophie spencer srinivas stacey
stacy stanislav stanley stefan stefanie stefano stella stephan stephane stephanie stephen sterling steve
steven stewart stuart sudha sudhir sumit summer sunil sunita suresh surya susan susana susanna susanne
suzanne suzette swati sylvia sylvie tamara tammy tania tanya tao tara tariq tarun tatiana tatyana taylor
ted teresa terence terrance terrence terri terry theodore theresa thomas tiffany tim timothy tina tobias
todd tom tomas tommy toni tony tracey traci tracy travis trevor tricia tristan troy tushar tyler ulrich
ulrike umar umesh ursula usha uwe valentina valeria valerie vanessa vasiliki vera verena vernon veronica
vicki vickie vicky victor victoria vijay vikas vikram viktor vimal vince vincent vinay vineet vinod violet
virginia vishal vivek vivian viviana vladimir volker wade wallace walter wanda warren wayne wei wendell
wendy wesley whitney wilfred wilhelm willard william willie wolfgang xavier xiang xiao xiaoming xin yan
yang yasmin yasser yi ying yolanda yong yoshi yu yuan yuki yuri yusuf yves yvette yvonne zachary zahra
zainab zhen zheng zoe zoltan
""")


def is_given_name(token: str) -> bool:
    """True for a frequent forename; a hyphenated one counts by its first part."""
    return letters(token.split("-")[0]) in _GIVEN
