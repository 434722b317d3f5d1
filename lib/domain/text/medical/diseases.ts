/** General knowledge, written for this file: what diseases are called, and the words their names end with. */

export const DISEASE_HEADS =
  'disease diseases disorder disorders syndrome syndromes cancer cancers tumor tumors tumour tumours neoplasm neoplasms ' +
  'malignancy malignancies infection infections reinfection superinfection infestation failure injury injuries fracture ' +
  'fractures deficiency deficiencies insufficiency dysfunction impairment illness illnesses abnormality abnormalities ' +
  'anomaly anomalies defect defects malformation malformations deformity deformities lesion lesions pain pains ache ' +
  'complication complications symptom symptoms attack attacks arrest crisis rupture perforation obstruction occlusion ' +
  'haemorrhage haemorrhages hemorrhage hemorrhages bleeding shock trauma wound wounds burn burns bite bites poisoning ' +
  'overdose intoxication addiction dependence abuse misuse withdrawal retardation loss disability disabilities handicap ' +
  'rejection reflux ulcer ulcers ulceration ulcerations abscess abscesses cyst cysts polyp polyps stone stones calculi ' +
  'gallstones metastasis metastases recurrence relapse allergy allergies hypersensitivity intolerance palsy paralysis ' +
  'seizure seizures tremor fever rash swelling cough vomiting nausea diarrhea diarrhoea constipation dyspepsia heartburn ' +
  'colic fatigue weakness dizziness syncope headache headaches incontinence enuresis obesity overweight underweight ' +
  'malnutrition starvation dehydration hypertension hypotension diabetes stroke strokes coma delirium confusion dementia ' +
  'dementias depression anxiety panic phobia psychosis psychoses mania insomnia sleepiness snoring nightmares suicide ' +
  'aggression prolapse fistula fistulas fistulae hernia hernias aneurysm aneurysms embolism emboli thrombus thrombi clot ' +
  'clots edema oedema effusion effusions ascites jaundice cirrhosis fibrosis atrophy hypertrophy hyperplasia dysplasia ' +
  'necrosis gangrene stricture strictures stenosis stenoses restenosis regurgitation prematurity infertility sterility ' +
  'impotence blindness deafness cataract cataracts glaucoma degeneration detachment dislocation dislocations sprain ' +
  'sprains contracture contractures paresis spasm spasms spasticity rigidity convulsions apnea apnoea asphyxia anoxia ' +
  'hypoxia ischemia ischaemia infarct infarction infarctions sepsis septicemia septicaemia bacteremia bacteraemia viremia ' +
  'toxemia preeclampsia pre-eclampsia eclampsia miscarriage abortion stillbirth block blockage mass lump nodule nodules ' +
  'carcinoma carcinomas adenocarcinoma adenocarcinomas sarcoma sarcomas lymphoma lymphomas leukemia leukaemia leukemias ' +
  'leukaemias myeloma melanoma melanomas glioma gliomas glioblastoma blastoma adenoma adenomas hemangioma haemangioma ' +
  'fibroma fibroids leiomyoma myoma papilloma teratoma seminoma thymoma meningioma astrocytoma neuroblastoma ' +
  'retinoblastoma nephroblastoma hepatoma mesothelioma insulinoma pheochromocytoma phaeochromocytoma inflammation ' +
  'outbreak epidemic pandemic carrier toxicity cardiotoxicity nephrotoxicity neurotoxicity hepatotoxicity neutropenia ' +
  'thrombocytopenia agitation wheeze wheezing breathlessness dyspnea dyspnoea itching pruritus alopecia hirsutism ' +
  'amenorrhea dysmenorrhea dysphagia aphasia dyslexia ataxia dystonia dyskinesia dyskinesias chorea tics stuttering ' +
  'autism neglect distress instability collapse immobility dryness warts acne corns blisters caries periodontitis plaque';

export const DISEASE_NAMES =
  'asthma epilepsy gout malaria measles mumps rubella influenza flu pneumonia pneumonias tuberculosis tb aids hiv hiv-0 ' +
  'syphilis gonorrhea gonorrhoea chlamydia herpes hepatitis rabies tetanus polio poliomyelitis diphtheria pertussis ' +
  'cholera typhoid typhus plague anthrax tularemia brucellosis smallpox chickenpox varicella zoster shingles leprosy ' +
  'lupus psoriasis eczema dermatitis rosacea vitiligo scabies impetigo cellulitis erysipelas urticaria pemphigus ' +
  'scleroderma migraine migraines schizophrenia alzheimer alzheimers parkinson parkinsonism huntington crohn hodgkin ' +
  'non-hodgkin burkitt kaposi wilms ewing cushing addison graves hashimoto raynaud sjogren behcet wegener marfan turner ' +
  'klinefelter down gaucher fabry wilson tourette asperger rett reye kawasaki guillain-barre creutzfeldt-jakob meniere ' +
  'barrett zollinger-ellison chagas anemia anaemia anemias thalassemia thalassaemia hemophilia haemophilia sickle-cell ' +
  'cystic celiac coeliac colitis gastritis gastroenteritis enteritis enterocolitis appendicitis pancreatitis ' +
  'cholecystitis cholangitis cholestasis diverticulitis diverticulosis peritonitis endometriosis endometritis menopause ' +
  'osteoporosis osteopenia osteomalacia rickets scurvy beriberi pellagra kwashiorkor goiter goitre hypothyroidism ' +
  'hyperthyroidism thyroiditis thyrotoxicosis cretinism hyperparathyroidism acromegaly gigantism dwarfism hypogonadism ' +
  'hypopituitarism prolactinoma copd emphysema bronchitis bronchiolitis bronchiectasis bronchospasm atelectasis ' +
  'pneumothorax sarcoidosis silicosis asbestosis angina arrhythmia arrhythmias dysrhythmia tachycardia bradycardia ' +
  'fibrillation flutter cardiomyopathy cardiomyopathies endocarditis myocarditis pericarditis valvulitis atherosclerosis ' +
  'arteriosclerosis thrombosis thromboses thromboembolism phlebitis thrombophlebitis varices varicose vasculitis ' +
  'arteritis claudication nephritis glomerulonephritis pyelonephritis nephropathy nephrosis uremia uraemia proteinuria ' +
  'hematuria haematuria cystitis urolithiasis nephrolithiasis hydronephrosis prostatitis bph hypospadias cryptorchidism ' +
  'varicocele myopia hyperopia presbyopia astigmatism strabismus amblyopia nystagmus retinopathy retinitis uveitis iritis ' +
  'keratitis keratoconus conjunctivitis trachoma blepharitis otitis tinnitus vertigo sinusitis rhinitis hayfever ' +
  'pharyngitis tonsillitis laryngitis epiglottitis croup meningitis encephalitis myelitis encephalopathy neuropathy ' +
  'neuropathies polyneuropathy myopathy neuralgia neuritis sciatica myasthenia dystrophy dystrophies hydrocephalus ' +
  'microcephaly spina bifida spondylitis spondylosis arthritis osteoarthritis arthrosis bursitis tendinitis tendonitis ' +
  'fibromyalgia myositis dermatomyositis polymyositis scoliosis kyphosis osteomyelitis rhabdomyolysis rickettsia ' +
  'toxoplasmosis leishmaniasis trypanosomiasis schistosomiasis filariasis onchocerciasis amebiasis amoebiasis giardiasis ' +
  'cryptosporidiosis candidiasis candidosis aspergillosis histoplasmosis cryptococcosis coccidioidomycosis mycosis ' +
  'mycoses dengue ebola lyme listeriosis salmonellosis shigellosis dysentery botulism leptospirosis bulimia anorexia ' +
  'alcoholism smoking phenylketonuria galactosemia hemochromatosis haemochromatosis amyloidosis porphyria hyperlipidemia ' +
  'hyperlipidaemia hypercholesterolemia hypercholesterolaemia dyslipidemia hyperglycemia hypoglycemia hyperkalemia ' +
  'hypokalemia hyponatremia hypernatremia hypercalcemia hypocalcemia acidosis alkalosis ketoacidosis hyperthermia ' +
  'hypothermia frostbite tay-sachs pku sids sars mrsa cjd vcjd bse als ms ards adhd ptsd ocd ibs ibd gerd gord cad chd chf ' +
  'mi pe dvt esrd uti utis sle ra oa copd nsclc sclc hcc rcc aml cll cml mds nhl gbm crc cin gvhd rsv cmv ebv hpv hsv ' +
  'hbv hcv htlv-0 pcp mac vap niddm iddm adpkd hus ttp itp dic iugr nec rop bpd rds pda asd vsd tof svt af vf vt lvh pad';

/** What stands before a disease's name. */
export const DISEASE_MODIFIERS =
  'acute chronic subacute severe mild moderate advanced metastatic recurrent refractory relapsed relapsing primary ' +
  'secondary malignant benign congenital hereditary familial inherited idiopathic persistent progressive early late-onset ' +
  'early-onset end-stage late-stage bacterial viral fungal parasitic infectious infective inflammatory autoimmune allergic ' +
  'atopic ischemic ischaemic hemorrhagic haemorrhagic diabetic hypertensive alcoholic symptomatic asymptomatic unstable ' +
  'invasive noninvasive small-cell non-small-cell localized localised disseminated metastasizing resistant ' +
  'multidrug-resistant drug-resistant hormone-refractory multiple major neonatal infantile juvenile perinatal postpartum ' +
  'postoperative postmenopausal nosocomial hospital-acquired community-acquired occupational traumatic nontraumatic ' +
  'penetrating blunt obstructive restrictive congestive degenerative rheumatic rheumatoid psychiatric mental cognitive ' +
  'behavioral behavioural affective bipolar unipolar obsessive-compulsive post-traumatic posttraumatic generalized ' +
  'generalised focal partial eating sleep mood personality conduct attention-deficit drug-induced radiation-induced ' +
  'exercise-induced aspirin-induced iatrogenic terminal fatal lethal massive type stage grade unresectable inoperable ' +
  'incurable intractable opportunistic zoonotic sexually transmitted tropical endemic atypical typical lobular ductal ' +
  'squamous basal follicular papillary medullary anaplastic undifferentiated hormone-dependent insulin-dependent ' +
  'noninsulin-dependent non-insulin-dependent age-related pregnancy-induced stress-induced stable';

/** Longest first is not needed: the longest that fits counts. */
export const DISEASE_SUFFIXES =
  'itis itides oma omas omata sarcoma carcinoma blastoma cytoma emia emias aemia aemias osis oses iasis asis pathy ' +
  'pathies algia uria penia plegia paresis rrhea rrhoea rrhage rrhagia trophy plasia sclerosis stenosis cele ectasis ' +
  'ectasia megaly lithiasis phobia mania asthenia dynia ptosis edema oedema toxicity phagia phasia phrenia opia opsia ' +
  'natremia kalemia calcemia glycemia glycaemia lipidemia tension cardia arrhythmia apnea apnoea pnea pnoea thorax ' +
  'malacia spasm cytosis philia rrhexis tocia menorrhea menorrhoea cephaly dactyly oxia volemia thermia ataxia plexia ' +
  'lepsy esthesia aesthesia somnia spermia phlebitis thrombosis embolism infarction ischemia ischaemia aneurysm hernia ' +
  'ulcer ulcers sepsis syndrome keratosis dystonia kinesia kinesias';

export const DISEASE_ADJECTIVE_SUFFIXES =
  'itic otic emic aemic pathic plegic penic sclerotic stenotic genic trophic plastic matous cancerous toxic algic ' +
  'phrenic leptic static';
