"""Which column is what: headings in English and French, and what the facilitator said the last time."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

FIELDS = (
    "staff_id", "given_name", "family_name", "name", "email", "title", "unit", "site", "manager", "manager_email",
    "manager_name", "hired_on", "phone", "language", "fte", "grade",
)  # fmt: skip
MANAGER_FIELDS = ("manager", "manager_email", "manager_name")
POST_FIELDS = ("title", "unit", "site", "fte", "grade")

# Headings as personnel offices write them, without accents, case and punctuation.
HEADINGS = {
    "staff_id": "staff id|staff number|staff no|employee id|employee number|employee no|emp id|id|number|person id|"
    "personnel number|payroll number|matricule|numero|no employe|numero d employe|identifiant|no matricule",
    "given_name": "given name|given names|first name|firstname|forename|given|preferred name|prenom|prenoms",
    "family_name": "family name|last name|lastname|surname|family|nom|nom de famille",
    "name": "name|full name|employee name|staff member|person|employee|staff|display name|nom complet|"
    "nom et prenom|nom prenom|prenom et nom|personne|employe|nom de l employe",
    "email": "email|e mail|email address|e mail address|mail|work email|courriel|adresse courriel|adresse mail|"
    "adresse electronique|adresse de courriel",
    "title": "title|job title|position|position title|post|role|job|function|titre|poste|titre du poste|fonction|"
    "emploi|intitule du poste",
    "unit": "unit|department|dept|division|library|branch|section|team|service area|org unit|unite|departement|"
    "direction|service|bibliotheque|equipe",
    "site": "site|location|campus|building|work location|place|lieu|emplacement|lieu de travail|batiment|"
    "succursale",
    "manager": "manager id|manager|manager number|supervisor|supervisor id|reports to|reports to id|line manager|"
    "line manager id|superieur|superieur hierarchique|responsable|gestionnaire|matricule du superieur|"
    "id du superieur|releve de|gestionnaire id",
    "manager_email": "manager email|manager e mail|supervisor email|supervisor e mail|line manager email|"
    "courriel du superieur|courriel du gestionnaire|courriel du responsable",
    "manager_name": "manager name|supervisor name|reports to name|line manager name|nom du superieur|"
    "nom du gestionnaire|nom du responsable",
    "hired_on": "hired on|hire date|hired|start date|started|date hired|date of hire|employed since|joined|"
    "date d embauche|embauche|date d entree|date d entree en fonction|en poste depuis",
    "phone": "phone|telephone|phone number|extension|ext|tel|work phone|poste telephonique|numero de telephone",
    "language": "language|preferred language|correspondence language|langue|langue de correspondance|"
    "langue preferee",
    "fte": "fte|full time equivalent|etp|equivalent temps plein|share",
    "grade": "grade|rank|level|classification|pay grade|echelon|niveau|classe",
}  # fmt: skip
FIELD_OF = {heading: name for name, headings in HEADINGS.items() for heading in headings.split("|")}
NOT_ALNUM = re.compile(r"[^0-9a-z]+")


def plain(text: str) -> str:
    """Text without case, accents and punctuation, for comparing: "Numéro d’employé" → "numero d employe"."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.replace("ß", "ss").replace("ø", "o").replace("Ø", "o").replace("ł", "l").replace("Ł", "l")
        if not text.isascii():
            return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
    return NOT_ALNUM.sub(" ", text.lower()).strip()


def guess(
    headings: Sequence[str], columns: Sequence[Sequence[str]] = (), remembered: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Heading → field. What was said before comes first, then the words we know, then what the cells look like.

    Args:
        headings: as in the file.
        columns: the cells, for the look at their contents.
        remembered: heading → field of the list taken before; "" where a column was left aside.
    """
    mapping: dict[str, str] = {}
    remembered = remembered or {}
    for heading in headings:
        if heading in remembered:
            give(mapping, heading, remembered[heading])
    for heading in headings:
        if heading not in remembered:
            give(mapping, heading, FIELD_OF.get(plain(heading), ""))
    if "given_name" not in mapping.values():
        whole_names(mapping)
    for heading, cells in zip(headings, columns, strict=False):
        if not mapping[heading] and heading not in remembered and looks_like_addresses(cells):
            give(mapping, heading, "email")
    return {heading: mapping[heading] for heading in headings}


def give(mapping: dict[str, str], heading: str, field: str) -> None:
    """Each field goes to one column, the first that claims it."""
    mapping[heading] = field if field in FIELDS and field not in mapping.values() else ""


def whole_names(mapping: dict[str, str]) -> None:
    """ "Nom" beside no "Prénom" holds whole names."""
    for heading, field in mapping.items():
        if field == "family_name" and "name" not in mapping.values():
            mapping[heading] = "name"


def looks_like_addresses(cells: Sequence[str]) -> bool:
    sample = [cell for cell in cells[:200] if cell.strip()]
    return len(sample) > 0 and sum("@" in cell for cell in sample) * 2 > len(sample)


def tells_names(mapping: Mapping[str, str]) -> bool:
    """Does some column say who the people are?"""
    return bool({"name", "family_name"} & set(mapping.values()))
