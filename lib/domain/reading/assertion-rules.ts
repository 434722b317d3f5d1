/**
 * When a sentence denies a mention or gives it to the family: rules as data, read by assertion.ts.
 * After NegEx (Chapman et al. 2001, "A simple algorithm for identifying negated findings and diseases in discharge
 * summaries", J Biomed Inform 34) and ConText (Harkema et al. 2009, J Biomed Inform 42): triggers with a direction,
 * pseudo-triggers that look like one and are none, terminations that close a scope. The selection is ours, and so are
 * three additions: rules for treatments alone, limits in tokens (`reach`), and clauses (assertion.ts).
 *
 * A phrase is written in lower case, one token a word; `a|b` is a choice, `~` up to two of ADVERBS.
 * Words ending in "n't" are read as "not".
 */
export interface TriggerRule {
  readonly phrase: string;
  readonly direction: 'forward' | 'backward';
  /** The rule speaks of mentions of this kind alone. */
  readonly only?: 'disease' | 'treatment';
  /** At most this many tokens between trigger and mention; without it, to the end of the scope. */
  readonly reach?: number;
}

export const DENIED_FORWARD: readonly TriggerRule[] = [
  'no|nil|neither|nor|without|denies|denied|deny|denying|lacks|lacked|excludes',
  'w/o',
  'w / o',
  'absence|lack of',
  'free of|from',
  'negative for',
  'negative workup|screen|test|tests for',
  'rules|ruled out',
  'no longer on|takes|taking|uses|using|needs|has',
  'no need for|of',
  'no indication|evidence|sign|signs for|of',
  'none of',
  'nothing to suggest',
  'never ~ had|developed|took|taken|tried|used|received|needed|smoked',
  'never ~ diagnosed|treated with|for',
  'not ~ have|had|having|show|reveal|demonstrate|develop|developed|suffer|see|find|suggest|meet|confirm',
  'not known to have',
  'not diagnosed|treated|consistent|compatible with|for',
  'not suggestive of',
  'not ~ on',
  'not ~ started|put|placed|kept on',
  'not ~ take|taking|taken|use|using|receive|received|receiving|require|need|needing|want|get',
  'rather than',
  'instead of',
  'unlikely to be|have',
].map((phrase): TriggerRule => ({ phrase, direction: 'forward' }));

const DENIED_NEAR: readonly TriggerRule[] = [
  { phrase: 'not', direction: 'forward', reach: 2 },
  { phrase: 'never', direction: 'forward', reach: 3 },
  { phrase: 'unlikely', direction: 'forward', reach: 1 },
  { phrase: 'excluded', direction: 'forward', only: 'disease', reach: 2 },
  { phrase: 'ruled out', direction: 'backward', reach: 2 },
  { phrase: 'excluded', direction: 'backward', only: 'disease', reach: 1 },
  { phrase: 'absent|negative', direction: 'backward', only: 'disease', reach: 1 },
];

const DENIED_BACKWARD: readonly TriggerRule[] = [
  'is|was|are|were ~ ruled out',
  'has|have been ruled out',
  'can|could be ruled out',
  'is|was|are|were ~ absent|negative|unlikely',
  'seems|appears|looks unlikely',
  'came back negative',
].map((phrase): TriggerRule => ({ phrase, direction: 'backward' }));

const DENIED_DISEASE: readonly TriggerRule[] = [
  'is|was|are|were ~ excluded',
  'has|have been excluded',
  'not ~ seen|found|present|detected|identified|evident|demonstrated|confirmed|apparent|suspected|noted',
].map((phrase): TriggerRule => ({ phrase, direction: 'backward', only: 'disease' }));

const DENIED_TREATMENT: readonly TriggerRule[] = [
  ...[
    'avoid|avoids|avoided|avoiding|declined|declines|refused|refuses|withheld|withhold',
    'never ~ started|given|prescribed',
    'not ~ give|given|start|started|begin|begun|prescribe|prescribed|offer|offered|recommend|tried',
  ].map((phrase): TriggerRule => ({ phrase, direction: 'forward', only: 'treatment' })),
  ...[
    'not ~ given|started|begun|prescribed|used|offered|needed|required|necessary|indicated|recommended|taken|tried|pursued|performed|done|attempted',
    'not be given|used|taken|started',
    'never ~ given|started|begun|prescribed|taken|tried',
    'is|was|are|were|be ~ declined|refused|withheld|avoided|contraindicated|contra-indicated',
    'and|but declined|refused|withheld|avoided',
    'but not ~ given|started|begun|prescribed|used|offered|pursued|performed|done|taken|tried',
  ].map((phrase): TriggerRule => ({ phrase, direction: 'backward', only: 'treatment' })),
];

export const DENIED: readonly TriggerRule[] = [
  ...DENIED_FORWARD,
  ...DENIED_NEAR,
  ...DENIED_BACKWARD,
  ...DENIED_DISEASE,
  ...DENIED_TREATMENT,
];

/** Family by phrase; "her mother had" and the like are kin patterns in family.ts. */
export const FAMILY: readonly TriggerRule[] = [
  ...[
    'family history of|for|includes',
    'family history is|was ~ positive|significant|remarkable for|of',
    'family history',
    'strong family history of',
    'fh|fhx :|of',
    'familial history of',
  ].map((phrase): TriggerRule => ({ phrase, direction: 'forward' })),
  ...['runs|run in the|her|his|their family', 'in the|her|his|their family', 'on the maternal|paternal side'].map(
    (phrase): TriggerRule => ({ phrase, direction: 'backward' }),
  ),
];

/** Look like a trigger, change nothing about the mention: the condition or treatment is presupposed. */
export const PSEUDO: readonly string[] = [
  'no ~ increase|decrease|change|difference|improvement|doubt|better|difficulty|wonder|matter|sooner',
  'no significant|suspicious|interval|clinical change|difference|increase',
  'no further|additional',
  'no less|more than',
  'no longer than',
  'no response|reaction to',
  'no ~ benefit|relief from|with|of',
  'no ~ effect of|on|from|with',
  'no ~ adverse|side effects of|from|with|on',
  'no ~ complications of|from|with',
  'no ~ problems|trouble with',
  'no ~ contraindication|contraindications|objection|objections to|for',
  'no ~ recurrence|relapse|exacerbation|worsening|progression|deterioration|flare|flares of|in',
  'no ~ evidence|sign|signs of recurrence|relapse|progression of',
  'no reason to stop|doubt|change',
  'not only|necessarily|uncommon|infrequent|infrequently|unlikely|unusual|least',
  'not certain|sure if|whether',
  'not cause|drain|extend|deny',
  'not ~ rule|ruled out',
  'not be ruled out',
  'not ~ exclude|excluded',
  'not be excluded',
  'cannot rule out',
  'cannot exclude',
  'cannot be ruled out',
  'cannot be excluded',
  'not ~ controlled|improved|improving|resolved|respond|responded|responding|tolerate|tolerated|tolerating|settled|cured',
  'not without',
  'with or without',
  'with and without',
  'without ~ difficulty|incident|problem|problems|complication|complications|improvement|relief|success|effect|delay',
  'without further',
  'without side effects',
  'gram negative',
  'gram - negative',
  'gram-negative',
  'double|triple|receptor|rhesus|her2 negative',
  'negative pressure|margin|margins|predictive|correlation|inotropic',
  'family history unknown',
];

/** End the scope of any trigger, in either direction. */
export const TERMINATIONS: readonly string[] = [
  'but|however|nevertheless|yet|though|although|still|except|whereas|which|who|whose|;',
  'apart|aside from',
  'other than',
  'with the exception of',
  'secondary to',
  'cause|causes|source|origin|etiology|aetiology|reason|reasons of|for',
  'and|, she|he|they|it|i|we|patient|there|this|now|then',
  'the patient',
];

/**
 * End the forward scope of a denial: what follows is the ground, time or company of the denied thing and itself real
 * ("no antibiotics for sinusitis", "no seizures since starting levetiracetam", "no mass on CT").
 */
export const DENIAL_ENDS: readonly string[] = [
  'for|on|with|if|because|since|despite|after|following|during|while|when|until|before|due',
  'given that',
  'treated|managed|controlled with|by',
  'as a|the',
];

/** End a denial when they open a clause, i.e. right after a comma or "and". */
export const CLAUSE_OPENERS: ReadonlySet<string> = new Set(
  (
    'continue continues continued start started begin began add added stop stopped increase increased reduce reduced give ' +
    'taking takes treated treat managed review repeat refer advised arranged known admitted referred presented now'
  ).split(' '),
);

/** A comma or "and" with one of these on both sides joins two clauses, not two items of a list. */
export const FINITE_VERBS: ReadonlySet<string> = new Set(
  (
    'is are was were has had have takes took uses used remains remained continues continued improved shows showed ' +
    'receives received needs needed responded developed presented reports reported denies denied settled stays will ' +
    'can may must should would does did lives attends'
  ).split(' '),
);

export const ADVERBS: ReadonlySet<string> = new Set(
  (
    'currently yet ever been previously recently presently now really always clearly clinically actually also any be ' +
    'thought felt considered therefore then formally regularly significant major serious real obvious new known clear'
  ).split(' '),
);
