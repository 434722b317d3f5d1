/**
 * What a new project's labels are called and mean to begin with, by label: what to mark and what not. From then on they
 * are the project's own, and edited on the page.
 */
export const LABEL_WORDS = {
  DISEASE: {
    name: 'Disease',
    description: 'A disease, disorder, injury or syndrome the note names, present or not.',
    guideline: [
      'Mark every name of a disease, disorder, syndrome, infection, injury or tumour: `asthma`, `type 2 diabetes mellitus`, `non-small-cell lung cancer`, `hip fracture`. Abbreviations count: `COPD`, `MI`.',
      'Mark the name as it stands, with the words that say which disease it is: stage, kind, place, cause. `chronic kidney disease`, `acute myocardial infarction`, `carcinoma of the breast`. Leave out articles, “history of”, “suspected”, “severe” and other words on how sure or how bad it is, unless they belong to the name (`severe combined immunodeficiency`).',
      'Mark it also when it is denied, suspected, past, or a relative’s: `no evidence of pneumonia`: mark `pneumonia`. Whether the patient has it is decided later, from the words around it.',
      'Mark every time it is named, the shortened name too: `hypertension (HTN)` is two marks.',
      'In a list that shares a word, mark each part that can stand alone, and the whole where it cannot: `breast and ovarian cancer` is one mark.',
      'Do not mark symptoms and findings (`fever`, `pain`, `high blood sugar`) unless the note treats them as the diagnosis; nor test results, organisms (`E. coli`), body parts, or words such as `disease` and `condition` alone.',
    ].join('\n\n'),
  },
  TREATMENT: {
    name: 'Treatment',
    description: 'A drug, operation, therapy or device meant to treat, prevent or relieve.',
    guideline: [
      'Mark drugs by name or class (`metformin`, `beta blockers`, `tPA`), operations (`coronary artery bypass grafting`), radiation, physical and talking therapies, diets ordered as therapy, vaccines, and devices that treat (`pacemaker`, `CPAP`).',
      'Mark the name with the words that say which treatment it is: `low-dose aspirin`, `laparoscopic cholecystectomy`, `combination chemotherapy`. Leave out dose, form, route and how often: in `metformin 500 mg twice daily` mark `metformin`.',
      'Mark it also when it was stopped, refused, planned or only considered: `declined insulin`: mark `insulin`.',
      'Mark each drug of a list by itself: `lisinopril and amlodipine` is two marks. One named regimen is one mark: `R-CHOP`.',
      'Do not mark tests and procedures that only diagnose (`MRI`, `biopsy`), nor words such as `treatment`, `therapy`, `medication`, `surgery` alone when the note does not say which.',
      'When a word can be both, ask what it does here: `insulin` given is a treatment, `insulin resistance` is a disease.',
    ].join('\n\n'),
  },
};
