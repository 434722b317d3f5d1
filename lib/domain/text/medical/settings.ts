/** General knowledge, written for this file: words that tell what a sentence is about. */

/** Parts of the body. */
export const BODY_PARTS =
  'heart cardiac coronary myocardial ventricular atrial aortic mitral tricuspid valve valvular vascular microvascular ' +
  'venous arterial artery arteries vein veins carotid cerebral brain cranial intracranial subarachnoid subdural spinal ' +
  'spine cord nerve nervous peripheral liver hepatic hepatocellular biliary bile gallbladder kidney kidneys renal ureteral ' +
  'ureter bladder urinary urethral prostate prostatic lung lungs pulmonary bronchial bronchogenic respiratory airway ' +
  'airways tracheal pleural alveolar gastric stomach duodenal peptic intestinal bowel colon colonic colorectal rectum ' +
  'rectal anal esophageal oesophageal esophagus oesophagus pancreatic pancreas spleen splenic breast mammary ovarian ovary ' +
  'uterine uterus cervical cervix vaginal vulvar endometrial tubal testicular penile scrotal bone bones skeletal hip ' +
  'femoral tibial vertebral lumbar knee shoulder elbow joint joints muscle muscular skin cutaneous dermal scalp hair nail ' +
  'eye eyes ocular retinal macular corneal optic eyelid ear ears hearing auditory cochlear nasal sinus oral dental ' +
  'periodontal gingival tooth teeth mouth throat tongue laryngeal pharyngeal nasopharyngeal thyroid parathyroid adrenal ' +
  'pituitary hypothalamic lymph lymphatic lymphoid lymphocytic blood bone-marrow abdominal pelvic thoracic chest back head ' +
  'neck face facial limb limbs arm leg legs foot feet hand hands wrist ankle neural neuronal motor gastrointestinal ' +
  'gastroesophageal cardiovascular cerebrovascular cardiopulmonary musculoskeletal genitourinary genital neurological ' +
  'neurologic myelogenous myeloid lymphoblastic maternal fetal foetal placental umbilical';

/** Laboratory science: its sentences seldom speak of a patient. */
export const SCIENCE =
  'gene genes genetic genome genomic protein proteins dna rna mrna cdna sequence sequences cell cells receptor receptors ' +
  'expression binding membrane enzyme enzymes molecular molecule molecules mutant mutants mutation mutations chromosome ' +
  'chromosomes allele alleles locus loci exon intron codon plasmid clone cloned cloning species strain strains genus ' +
  'bacteria bacterium yeast mouse mice murine rat rats rabbit rabbits hamster monkey vitro vivo pcr assay assays ' +
  'transcription promoter peptide peptides polypeptide acids ion ions channel channels phosphorylation polymerase amino ' +
  'domain domains subunit ligand substrate catalytic structure structures structural spectroscopy spectrometry ' +
  'chromatography electrophoresis crystal reaction temperature ph kinetics kinetic synthesis synthetic simulation theory ' +
  'theoretical equation equations algorithm plant plants leaf leaves seed fish insect larvae evolution evolutionary ' +
  'phylogenetic cortex neurons neuron synaptic stimulus stimuli soil water concentrations electron electrons magnetic ' +
  'optical surface particles polymer frequency kinase phosphatase homologous encoding antibody antibodies antigen';

/** Care of patients and trials of treatments. */
export const CARE =
  'patient patients children child women woman men man infants infant adults adult elderly newborn neonates boy girl ' +
  'subjects trial trials randomized randomised controlled placebo-controlled double-blind open-label efficacy efficacious ' +
  'effective effectiveness safety safe tolerability tolerated survival mortality morbidity outcome outcomes prognosis ' +
  'prognostic clinical clinically hospital hospitalized care physicians physician surgeon dose doses dosage mg daily weekly ' +
  'follow-up responders response responses toxicities prevention prevent preventing prevented treat treated treating ' +
  'treats cure cured curing relieve relief alleviate risk incidence prevalence diagnosis diagnosed diagnostic case cases ' +
  'report improved improvement improves benefit benefits management managed received receiving underwent undergoing ' +
  'undergo administered given remission recurrences indicated contraindicated prescribed prescription';
