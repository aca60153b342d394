"""What we make of facts: who is who, who matches this student, and what an e-mail could open with."""
