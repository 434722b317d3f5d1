import type { SharedTextProblem } from '@/lib/domain/sharing/shared-text';

/** Kinds of things that a site may share beside models. */
type Kind = 'label-sets' | 'guidelines' | 'feature-sets' | 'evaluations';

export const SHARED_KIND_NAMES: Readonly<Record<Kind, string>> = {
  'label-sets': 'Label sets',
  guidelines: 'Guidelines',
  'feature-sets': 'FeatureSets',
  evaluations: 'Figures of runs',
};

/** What leaves the browser, said before a reviewer allows it and again before it goes. */
export const SHARED_KIND_LEAVES: Readonly<Record<Kind, string>> = {
  'label-sets': 'Names, keys, colours and one-line descriptions of labels leave the browser; no note and no mark does.',
  guidelines:
    'What people wrote about labels leaves the browser, word for word. Note text must not stand in it: use made-up examples.',
  'feature-sets':
    'The parts and sizes of a recipe leave the browser, and names and hashes of its word lists; no phrase of a list does.',
  evaluations:
    'Precision, recall, F1 and counts of a run leave the browser, with hashes that name its notes; no note does.',
};

/** Sharing things beside models, and taking what others shared. */
export const shared = {
  page: {
    body: 'What people of this site share beside models. Taking something copies it into this browser; the next revision is not taken by itself.',
    signedOut: {
      title: 'Shared at this site',
      body: 'Label sets, guidelines, FeatureSets and figures of runs can be shared by people who are signed in.',
      action: 'Sign in',
    },
    off: 'Off at this site. A reviewer can allow it under People and site.',
    none: {
      'label-sets': 'None yet. Share one from its dialog on Annotate.',
      guidelines: 'None yet. Share one with its label set on Annotate.',
      'feature-sets': 'None yet. Share a recipe of your own on Experiments.',
      evaluations: 'None yet. Share the figures of a run on Experiments.',
    } satisfies Record<Kind, string>,
    table: (kind: string) => `${kind} shared at this site`,
    columns: { name: 'Name', by: 'By', at: 'Shared', revision: 'Revision' },
    take: 'Take into this browser',
    takeNamed: (name: string) => `Take ${name} into this browser`,
    look: 'Look',
    lookNamed: (name: string) => `Look at ${name}`,
  },
  share: 'Share',
  shareFigures: 'Share figures',
  shareNamed: (name: string) => `Share ${name}`,
  titles: {
    labels: 'Share labels and guideline',
    recipe: (name: string) => `Share the recipe ${name}`,
    figures: (number: number) => `Share the figures of run ${number}`,
  },
  body: 'People of this site can look at it and take it. Notes stay here.',
  name: 'Name, as others see it',
  nameHint: 'At most 120 characters. Never a note’s or a patient’s words.',
  leaves: 'What leaves this browser',
  bytes: 'Every byte that is sent',
  listsStay: (names: string) => `Word lists stay here: ${names}. Whoever takes the recipe needs them too.`,
  checking: 'Looking whether words of a note stand in it',
  checked: (notes: number) => `No stretch of six words or more is one of the ${notes} notes in this browser.`,
  checkFailed: 'The notes could not be looked through. Close this and try again.',
  confirm: 'I read what leaves, and it is about no patient.',
  invalid: 'The server would refuse it: a name, key or text is too long or has characters it does not take.',
  submit: 'Share',
  cancel: 'Cancel',
  done: 'It waits to be sent',
  doneBody: 'It goes out when the server answers.',
  toSync: 'Go to Sync',
  failed: 'It could not be kept here to be sent. Try again.',
  takeFailed: 'It could not be kept here. Try again.',
  takeLabels: {
    title: (name: string) => `Take ${name}`,
    into: 'Into',
    newProject: 'a new project',
    labelSet:
      'It becomes the next version of the project’s labels. Labels that it lacks stay, since marks may carry them.',
    guidelines:
      'It becomes the next version of the project’s labels, with these guidelines. The version before is kept.',
    left: (labels: string) => `Not taken, since the project has no such label: ${labels}.`,
    noProject: 'There is no project to take it into. Start one on Annotate.',
    dataset: 'Dataset of the new project',
    noDataset: 'There is no dataset yet. Import notes first.',
    projectName: 'Name of the new project',
    submit: 'Take',
    done: (project: string) => `Taken into ${project}.`,
    open: 'Open on Annotate',
  },
  takeRecipe: {
    title: (name: string) => `Take the recipe ${name}`,
    body: 'It becomes a recipe of your own, to choose for the next run.',
    lists: (names: string) => `It names word lists that are not in this browser: ${names}. It is taken without them.`,
    submit: 'Take',
    done: (id: string) => `Taken as ${id}.`,
    same: 'You have this recipe already.',
    open: 'Open Experiments',
    copyOf: (name: string) => `${name} shared`,
  },
  figures: {
    title: (name: string) => `Figures: ${name}`,
    beside: 'Beside',
    none: 'nothing',
    run: (number: number) => `run ${number}`,
    shared: 'shared',
    judgedOn: (notes: number) => `Judged on ${notes} test notes.`,
  },
  problems: {
    'too-long': (of: string, max: number) => `${of}: longer than ${max} characters.`,
    date: (of: string) => `${of}: a date stands in it. Say it without.`,
    id: (of: string) => `${of}: an address or a long number stands in it. Say it without.`,
    quote: (of: string, words: string) =>
      `${of}: “${words}” stands in a note of this browser. Write an example of your own.`,
  },
} as const;

export function sharedProblem(problem: SharedTextProblem): string {
  switch (problem.code) {
    case 'too-long':
      return shared.problems['too-long'](problem.of, problem.lengthMax);
    case 'identifies':
      return shared.problems[problem.reason](problem.of);
    case 'quotes-note':
      return shared.problems.quote(problem.of, problem.words);
  }
}
