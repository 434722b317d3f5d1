import type { Role } from '@/lib/domain/person';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  clinician: 'Clinician',
  doctor: 'Doctor',
  reviewer: 'Reviewer',
};

export const ROLE_DOES: Readonly<Record<Role, string>> = {
  clinician: 'tags notes, trains, shares models',
  doctor: 'reads notes with the model in use',
  reviewer: 'decides on models, deploys, invites',
};

/** Signing in and out, joining, people of the site. */
export const session = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  name: 'Your name',
  nameHint: 'Others see it on what you share and decide.',
  passwordHint: 'At least 12 characters.',
  passwordShort: 'At least 12 characters.',
  missing: 'Fill this in.',
  noAccount: 'No account? A reviewer of this site sends invitations.',
  promise: 'Notes stay in this browser, signed in or not.',
  signedIn: (name: string) => `Signed in as ${name}`,
  signedInAt: (time: string) => `since ${time}`,
  offline: 'The server cannot be reached; what is shared waits here.',
  until: (time: string) => `Ends at ${time}, or after 15 minutes without work.`,
  menuTitle: 'Person and roles',
  people: 'People and site',
  again: {
    title: 'Sign in again',
    body: 'Decisions on models want a sign-in of the last 10 minutes.',
  },
  key: {
    title: 'The site signs with another key than before',
    body: (keyId: string) =>
      `Models signed with it are not taken here. If the people who run the server say that ${keyId} is its key, trust it; else leave it.`,
    trust: 'Trust this key',
  },
  join: {
    title: 'Join this site',
    setupTitle: 'Set up this site',
    setupBody: 'You become its first person, with every role. Invite the others afterwards.',
    inviteBody: 'Choose a name and a password; your e-mail and roles are in the invitation.',
    submit: 'Join',
    setupSubmit: 'Set up',
    noToken: {
      what: 'This address holds no invitation',
      next: 'Open the whole link you were given; it ends with a long code.',
    },
    done: 'Done. Sign in now.',
    doneBody: 'Sign in with your e-mail and the password you just chose.',
  },
} as const;

export const people = {
  title: 'People and site',
  needsReviewer: {
    title: 'For reviewers',
    body: 'Invitations, webhooks and what the site shares are a reviewer’s to change.',
  },
  invite: 'Invite',
  inviteTitle: 'Invite a person',
  inviteNote: 'The link works once, within seven days. It is shown once: send it yourself.',
  roles: 'Roles',
  noRole: 'Choose at least one role.',
  make: 'Make the link',
  linkMade: (email: string) => `Link for ${email}`,
  linkNote: 'Shown this once. Give it to that person alone.',
  copy: 'Copy the link',
  copied: 'Copied',
  invitations: 'Invitations',
  tableLabel: 'Invitations and what became of them',
  none: 'Nobody was invited yet.',
  columns: { email: 'E-mail', roles: 'Roles', by: 'By', state: 'State', until: 'Until' },
  byServer: 'at the server',
  states: { open: 'open', accepted: 'accepted', expired: 'expired' },
  withdraw: 'Withdraw',
  withdrawNamed: (email: string) => `Withdraw the invitation of ${email}`,
  list: {
    title: 'People',
    tableLabel: 'People of this site',
    columns: { name: 'Name', email: 'E-mail', roles: 'Roles', joined: 'Joined', state: 'State' },
    active: 'can sign in',
    removed: (when: string) => `removed ${when}`,
    you: 'you',
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name} from this site`,
    removeBody: 'They are signed out everywhere at once and cannot sign in any more.',
    stays: 'What they shared and decided stays, with their name, and so does the log.',
    theirBrowser: 'Notes and models in their browser are theirs: the server cannot reach them.',
    again: 'To let them in again, invite the same e-mail.',
    cancel: 'Cancel',
    done: (name: string) => `${name} was removed.`,
  },
  siteTitle: 'What this site shares',
  siteNote: 'Models are shared through the privacy gate. All else is off until a reviewer allows it.',
  minimumK: 'Least k of the privacy gate',
  minimumKHint: 'A word is shared only if so many notes and patients have it. At least 5.',
  save: 'Save',
  saved: 'Saved.',
} as const;
