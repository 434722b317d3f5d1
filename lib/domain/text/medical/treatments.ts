/** General knowledge, written for this file: what treatments are called. Stems of drug names are the WHO's (INN). */

export const TREATMENT_HEADS =
  'therapy therapies treatment treatments surgery surgeries operation operations procedure procedures transplantation ' +
  'transplantations transplant transplants allograft allografts autograft homograft chemotherapy chemotherapies ' +
  'polychemotherapy radiotherapy radiation irradiation brachytherapy immunotherapy chemoradiation chemoradiotherapy ' +
  'radiochemotherapy chemoimmunotherapy hormonotherapy psychotherapy psychoanalysis hypnotherapy physiotherapy ' +
  'rehabilitation vaccine vaccines vaccination vaccinations revaccination ' +
  'immunization immunizations immunisation immunisations inoculation toxoid immunoglobulin immunoglobulins antiserum ' +
  'antitoxin antivenom injection injections infusion infusions transfusion transfusions administration supplementation ' +
  'supplement supplements replacement resection resections excision amputation repair reconstruction bypass graft grafts ' +
  'grafting stent stents stenting angioplasty endarterectomy revascularization revascularisation reperfusion thrombolysis ' +
  'fibrinolysis dialysis hemodialysis haemodialysis hemofiltration haemofiltration plasmapheresis ' +
  'apheresis ventilation intubation oxygen oxygenation ecmo anesthesia anaesthesia analgesia sedation ' +
  'premedication laser lasers cryotherapy cryosurgery phototherapy photochemotherapy puva electrotherapy ablation cautery ' +
  'cauterization electrocautery diathermy coagulation photocoagulation drainage irrigation lavage aspiration ' +
  'catheterization catheterisation embolization embolisation chemoembolization sclerotherapy ligation banding pacemaker ' +
  'pacemakers pacing defibrillator defibrillators cardioversion resuscitation implant implants implantation prosthesis ' +
  'prostheses device brace braces splint splints cast casts traction fixation osteosynthesis osteotomy arthrodesis fusion ' +
  'decompression debridement suture sutures lens lenses spectacles exercise exercises diet diets counseling counselling ' +
  'intervention interventions regimen regimens prophylaxis chemoprophylaxis medication medications drug drugs pill pills ' +
  'antibiotic antibiotics steroid steroids corticosteroid corticosteroids glucocorticoid glucocorticoids hormone hormones ' +
  'inhibitor inhibitors blocker blockers beta-blocker beta-blockers beta-agonists agonist agonists antagonist antagonists ' +
  'analgesic analgesics opioid opioids opiate opiates anesthetic anesthetics anaesthetic anaesthetics antidepressant ' +
  'antidepressants tricyclics antipsychotic antipsychotics neuroleptic neuroleptics anxiolytic anxiolytics ' +
  'benzodiazepine benzodiazepines hypnotic hypnotics sedative sedatives tranquilizer tranquilizers stimulant stimulants ' +
  'anticonvulsant anticonvulsants antiepileptic antiepileptics anticoagulant anticoagulants anticoagulation ' +
  'antiplatelet antithrombotic antithrombotics thrombolytic thrombolytics diuretic diuretics vasodilator vasodilators ' +
  'bronchodilator bronchodilators antihypertensive antihypertensives antiarrhythmic antiarrhythmics antiviral antivirals ' +
  'antiretroviral antiretrovirals antifungal antifungals antimicrobial antimicrobials antimalarial antimalarials ' +
  'antiparasitic anthelmintic antiseptic antiseptics disinfectant antiemetic antiemetics antacid antacids laxative ' +
  'laxatives antihistamine antihistamines decongestant immunosuppressant immunosuppressants immunosuppression ' +
  'immunomodulator chelation contraceptive contraceptives contraception vitamin vitamins multivitamin probiotics tablet ' +
  'tablets capsule capsules suppository suppositories cream ointment lotion gel shampoo mouthwash drops spray inhaler ' +
  'inhalers inhalation nebulizer patch patches plaster bandage dressing dressings acupuncture acupressure ' +
  'homeopathy homoeopathy massage hypnosis biofeedback meditation yoga chiropractic manipulation herb herbs taxane ' +
  'taxanes anthracycline anthracyclines nucleoside bisphosphonate bisphosphonates statin statins insulin insulins ' +
  'biopsy amniocentesis tracheostomy colostomy gastrostomy episiotomy forceps circumcision cesarean caesarean ' +
  'castration sterilization vasectomy insemination ivf';

export const TREATMENT_NAMES =
  'aspirin acetylsalicylic acetaminophen paracetamol ibuprofen naproxen indomethacin diclofenac ketorolac celecoxib ' +
  'rofecoxib morphine codeine heroin methadone naloxone naltrexone buprenorphine fentanyl tramadol metformin glucagon ' +
  'glyburide glipizide acarbose troglitazone thyroxine levothyroxine liothyronine propylthiouracil methimazole ' +
  'radioiodine iodine estrogen estrogens oestrogen oestrogens estradiol progesterone progestin progestins progestogen ' +
  'testosterone danazol tamoxifen raloxifene toremifene clomiphene mifepristone letrozole anastrozole goserelin ' +
  'leuprolide flutamide bicalutamide cortisone hydrocortisone prednisone prednisolone dexamethasone methylprednisolone ' +
  'betamethasone triamcinolone beclomethasone budesonide fluticasone montelukast zafirlukast cromolyn salmeterol ' +
  'formoterol ipratropium warfarin heparin enoxaparin hirudin digoxin digitalis nitroglycerin nitroglycerine isosorbide ' +
  'nitrates aminophylline theophylline albuterol salbutamol terbutaline cyclosporine cyclosporin ciclosporin tacrolimus ' +
  'sirolimus mycophenolate azathioprine methotrexate sulfasalazine mesalamine hydroxychloroquine penicillamine gold ' +
  'infliximab etanercept cyclophosphamide ifosfamide cisplatin carboplatin oxaliplatin doxorubicin adriamycin ' +
  'daunorubicin epirubicin idarubicin mitoxantrone vincristine vinblastine vinorelbine vindesine etoposide teniposide ' +
  'paclitaxel taxol docetaxel taxotere fluorouracil 0-fluorouracil 0-fu 0fu capecitabine gemcitabine ' +
  'irinotecan topotecan cpt-00 mitomycin bleomycin dactinomycin cytarabine ara-c cladribine fludarabine pentostatin ' +
  'busulfan melphalan chlorambucil carmustine lomustine temozolomide dacarbazine procarbazine thiotepa estramustine ' +
  'mercaptopurine thioguanine hydroxyurea asparaginase tretinoin atra arsenic leucovorin levamisole suramin interferon ' +
  'interferons interferon-alpha interferon-beta interferon-gamma interleukin interleukin-0 il-0 rituximab trastuzumab ' +
  'herceptin imatinib gefitinib thalidomide octreotide lithium valproate valproic phenytoin carbamazepine ' +
  'phenobarbital phenobarbitone gabapentin lamotrigine topiramate vigabatrin diazepam lorazepam midazolam alprazolam ' +
  'clonazepam temazepam zolpidem buspirone haloperidol clozapine risperidone olanzapine quetiapine chlorpromazine ' +
  'fluoxetine prozac sertraline paroxetine citalopram fluvoxamine venlafaxine bupropion imipramine desipramine ' +
  'nortriptyline amitriptyline clomipramine phenelzine moclobemide ect levodopa l-dopa carbidopa selegiline ' +
  'bromocriptine pergolide cabergoline donepezil tacrine rivastigmine memantine ginkgo methylphenidate ritalin ' +
  'dexamphetamine sumatriptan ergotamine baclofen riluzole botulinum botox penicillin penicillins amoxicillin ampicillin ' +
  'clavulanate cephalosporin cephalosporins ceftriaxone cefazolin cefuroxime imipenem meropenem aztreonam erythromycin ' +
  'clarithromycin azithromycin clindamycin tetracycline tetracyclines doxycycline minocycline gentamicin tobramycin ' +
  'amikacin streptomycin vancomycin teicoplanin linezolid ciprofloxacin ofloxacin levofloxacin norfloxacin rifampin ' +
  'rifampicin rifabutin isoniazid pyrazinamide ethambutol dapsone metronidazole tinidazole trimethoprim ' +
  'sulfamethoxazole trimethoprim-sulfamethoxazole co-trimoxazole cotrimoxazole sulfadoxine pyrimethamine nitrofurantoin ' +
  'chloroquine quinine mefloquine primaquine artemisinin artesunate pentamidine acyclovir aciclovir valacyclovir ' +
  'famciclovir ganciclovir foscarnet cidofovir zidovudine azt didanosine stavudine lamivudine nevirapine efavirenz ' +
  'indinavir ritonavir saquinavir nelfinavir ribavirin amantadine rimantadine zanamivir oseltamivir fluconazole ' +
  'itraconazole ketoconazole amphotericin terbinafine nystatin ivermectin albendazole mebendazole praziquantel ' +
  'diethylcarbamazine omeprazole lansoprazole pantoprazole ranitidine cimetidine famotidine sucralfate bismuth ' +
  'misoprostol metoclopramide cisapride ondansetron granisetron loperamide lactulose ursodiol ursodeoxycholic ' +
  'captopril enalapril lisinopril ramipril losartan valsartan propranolol atenolol metoprolol bisoprolol carvedilol ' +
  'sotalol labetalol verapamil diltiazem nifedipine amlodipine felodipine nimodipine clonidine methyldopa hydralazine ' +
  'prazosin doxazosin terazosin minoxidil nitroprusside furosemide frusemide bumetanide hydrochlorothiazide ' +
  'chlorthalidone spironolactone mannitol acetazolamide timolol latanoprost pilocarpine amiodarone lidocaine lignocaine ' +
  'procainamide quinidine flecainide adenosine bupivacaine ropivacaine propofol thiopental ketamine halothane isoflurane ' +
  'sevoflurane neostigmine adrenaline epinephrine noradrenaline norepinephrine dopamine dobutamine milrinone atropine ' +
  'vasopressin desmopressin oxytocin prostaglandin prostaglandins prostacyclin epoprostenol surfactant indomethacin ' +
  'simvastatin lovastatin pravastatin fluvastatin atorvastatin gemfibrozil fenofibrate niacin cholestyramine colestipol ' +
  'streptokinase urokinase alteplase reteplase anistreplase t-pa tpa rt-pa abciximab eptifibatide tirofiban clopidogrel ' +
  'ticlopidine dipyridamole pentoxifylline finasteride tamsulosin sildenafil viagra alprostadil papaverine oxybutynin ' +
  'tolterodine orlistat sibutramine fenfluramine nicotine disulfiram acamprosate calcium calcitonin alendronate ' +
  'etidronate pamidronate risedronate clodronate magnesium potassium zinc iron folate folic thiamine cobalamin riboflavin ' +
  'ascorbic tocopherol beta-carotene cholecalciferol calcitriol fluoride selenium antioxidants melatonin dhea retinoid ' +
  'retinoids isotretinoin etretinate retinoic acitretin calcipotriol psoralen deferoxamine desferrioxamine edta ' +
  'erythropoietin epoetin g-csf gm-csf filgrastim somatostatin gh igf-i albumin dextran saline glucose bcg dtp dtap mmr ' +
  'hib opv ipv pneumovax maoi ssri ssris snri nsaid nsaids ace-inhibitors haart hrt ert tens ect cabg ptca pci tavr icd ' +
  'tpn cpap bipap nippv imv ivig atg okt0 chop cmf fec abvd mopp bmt pbsct hsct tace pdt imrt sbrt turp eswl lasik prk ' +
  'iol stem-cell marrow ephedra ginseng garlic echinacea cannabis marijuana';

/** What stands before a treatment's name. */
export const TREATMENT_MODIFIERS =
  'surgical nonsurgical medical pharmacological pharmacologic adjuvant neoadjuvant intravenous oral topical inhaled ' +
  'nebulized subcutaneous intramuscular intraarterial intra-arterial intraperitoneal intrathecal intravesical ' +
  'intralesional epidural transdermal intranasal sublingual rectal parenteral enteral systemic high-dose low-dose ' +
  'combination combined sequential conventional standard intensive aggressive laparoscopic thoracoscopic arthroscopic ' +
  'endoscopic percutaneous transurethral transluminal transcatheter endovascular robotic minimally conservative ' +
  'palliative supportive prophylactic preventive antiretroviral antibiotic antibacterial antituberculosis antireflux ' +
  'hormonal estrogen thrombolytic fibrinolytic immunosuppressive immunomodulatory cytotoxic cytoreductive ' +
  'platinum-based cisplatin-based taxane-based first-line second-line salvage maintenance induction consolidation ' +
  'preoperative intraoperative external beam hypofractionated hyperfractionated stereotactic conformal pulsed autologous ' +
  'allogeneic allogenic xenogeneic recombinant conjugate inactivated live attenuated mechanical extracorporeal ' +
  'photodynamic hyperbaric gene replacement total radical curative open emergency elective liposomal pegylated ' +
  'sustained-release slow-release long-acting generic herbal alternative complementary behaviour dietary nutritional ' +
  'physical occupational psychological electroconvulsive antidepressant antipsychotic balloon laser nd yag ultrasound ' +
  'ultrasonic radiofrequency microwave dual double single';

export const PROCEDURE_SUFFIXES =
  'ectomy ectomies otomy otomies ostomy ostomies plasty plasties pexy desis tripsy centesis pheresis dialysis therapy ' +
  'therapies graft grafts grafting ablation lysis oscopy oscopic scopic surgical surgery vaccination immunization ' +
  'immunisation radiation irradiation transplantation implantation stenting pacing suppression replacement embolization ' +
  'embolisation cautery rrhaphy clasis occlusion reconstruction filtration perfusion coagulation cardioversion version';

export const DRUG_SUFFIXES =
  'mab mabs nib tinib statin statins cillin cillins mycin mycins micin floxacin oxacin azole azoles conazole nidazole ' +
  'prazole olol alol ilol pril prils sartan dipine dipines azepam azolam barbital barbitone barbiturates caine cycline ' +
  'cyclines vir ovir avir amivir ciclovir cyclovir vudine citabine abine ribine platin rubicin taxel poside tecan setron ' +
  'triptan gliptin glitazone formin thiazide thiazides semide sone solone onide asone terol terenol phylline tropium ' +
  'tidine oxetine oxetines ipramine triptyline peridol azine azines apine idone parin parins xaban gatran grel teplase ' +
  'plase kinase mustine dronate dronates lukast feron ferons leukin grastim poetin stim globulin globulins relin relix ' +
  'reotide steride trozole oxifene fibrate fibrates profen coxib fenac oxicam orphine codone fentanil fentanyl curonium ' +
  'estrel gestrel gestone sterone estradiol trexate zosin nitrate oprim sulfa sulfone quine bendazole mectin antel fungin ' +
  'ezole vaptan bactam penem sporin sporins toin zepine tide parib ciclib rafenib zomib domide lidomide pramide pamide ' +
  'amide pamil tiazem done zodone faxine lamine drine ephrine thasone vastatin retinoin tretin calcitol calciferol ' +
  'thiouracil uracil purine guanine oxacillin cycloserine micafungin virine racil toxin toxins vaccine';
