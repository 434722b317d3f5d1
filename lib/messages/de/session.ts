import type * as english from '../en/session';
import type { Translated } from '../language';

export const ROLE_NAMES: Translated<typeof english.ROLE_NAMES> = {
  clinician: 'Klinik',
  doctor: 'Ärztin/Arzt',
  reviewer: 'Prüfende',
};

export const ROLE_DOES: Translated<typeof english.ROLE_DOES> = {
  clinician: 'markiert Notizen, trainiert, teilt Modelle',
  doctor: 'liest Notizen mit dem Modell im Einsatz',
  reviewer: 'entscheidet über Modelle, liefert aus, lädt ein',
};

export const session: Translated<typeof english.session> = {
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  title: 'Anmelden',
  email: 'E-Mail',
  password: 'Passwort',
  name: 'Ihr Name',
  nameHint: 'Andere sehen ihn an dem, was Sie teilen und entscheiden.',
  passwordHint: 'Mindestens 12 Zeichen.',
  passwordShort: 'Mindestens 12 Zeichen.',
  missing: 'Bitte ausfüllen.',
  noAccount: 'Kein Konto? Eine prüfende Person dieses Standorts verschickt Einladungen.',
  promise: 'Notizen bleiben in diesem Browser, angemeldet oder nicht.',
  signedIn: (name) => `Angemeldet als ${name}`,
  signedInAt: (time) => `seit ${time}`,
  offline: 'Der Server ist nicht erreichbar; was geteilt wird, wartet hier.',
  until: (time) => `Endet um ${time} oder nach 15 Minuten ohne Arbeit.`,
  menuTitle: 'Person und Rollen',
  people: 'Standort',
  again: {
    title: 'Erneut anmelden',
    body: 'Entscheidungen über Modelle verlangen eine Anmeldung der letzten 10 Minuten.',
  },
  key: {
    title: 'Der Standort signiert mit einem anderen Schlüssel als zuvor',
    body: (keyId) =>
      `Damit signierte Modelle werden hier nicht übernommen. Wenn die Betreiber des Servers sagen, dass ${keyId} ihr Schlüssel ist, ihm vertrauen; sonst nicht.`,
    trust: 'Diesem Schlüssel vertrauen',
  },
  join: {
    title: 'Diesem Standort beitreten',
    setupTitle: 'Diesen Standort einrichten',
    setupBody: 'Sie werden seine erste Person, mit jeder Rolle. Die anderen danach einladen.',
    inviteBody: 'Einen Namen und ein Passwort wählen; E-Mail und Rollen stehen in der Einladung.',
    submit: 'Beitreten',
    setupSubmit: 'Einrichten',
    noToken: {
      what: 'Diese Adresse enthält keine Einladung',
      next: 'Den ganzen Link öffnen, den Sie erhalten haben; er endet mit einem langen Code.',
    },
    done: 'Fertig. Jetzt anmelden.',
    doneBody: 'Mit Ihrer E-Mail und dem eben gewählten Passwort anmelden.',
  },
};

export const people: Translated<typeof english.people> = {
  byServer: 'am Server',
  title: 'Standort',
  needsReviewer: {
    title: 'Für Prüfende',
    body: 'Einladungen, Webhooks und was der Standort teilt, ändern nur Prüfende.',
  },
  invite: 'Einladen',
  inviteTitle: 'Eine Person einladen',
  inviteNote: 'Der Link gilt einmal, sieben Tage lang. Er wird einmal gezeigt: selbst verschicken.',
  roles: 'Rollen',
  noRole: 'Mindestens eine Rolle wählen.',
  make: 'Link erstellen',
  linkMade: (email) => `Link für ${email}`,
  linkNote: 'Nur dieses eine Mal gezeigt. Nur dieser Person geben.',
  copy: 'Link kopieren',
  copied: 'Kopiert',
  invitations: 'Einladungen',
  tableLabel: 'Einladungen und was aus ihnen wurde',
  none: 'Noch wurde niemand eingeladen.',
  columns: { email: 'E-Mail', roles: 'Rollen', by: 'Von', state: 'Zustand', until: 'Bis' },
  states: { open: 'offen', accepted: 'angenommen', expired: 'abgelaufen' },
  withdraw: 'Zurückziehen',
  withdrawNamed: (email) => `Einladung von ${email} zurückziehen`,
  list: {
    title: 'Personen',
    tableLabel: 'Personen dieses Standorts',
    columns: { name: 'Name', email: 'E-Mail', roles: 'Rollen', joined: 'Beigetreten', state: 'Zustand' },
    active: 'kann sich anmelden',
    removed: (when) => `entfernt ${when}`,
    you: 'Sie',
    remove: 'Entfernen',
    removeNamed: (name) => `${name} entfernen`,
    removeTitle: (name) => `${name} von diesem Standort entfernen`,
    removeBody: 'Die Person wird überall sofort abgemeldet und kann sich nicht mehr anmelden.',
    stays: 'Was sie geteilt und entschieden hat, bleibt mit ihrem Namen, ebenso das Protokoll.',
    theirBrowser: 'Notizen und Modelle in ihrem Browser gehören ihr: Der Server erreicht sie nicht.',
    again: 'Um sie wieder zuzulassen, dieselbe E-Mail einladen.',
    cancel: 'Abbrechen',
    done: (name) => `${name} wurde entfernt.`,
  },
  siteTitle: 'Was dieser Standort teilt',
  siteNote: 'Modelle werden durch die Datenschutz-Schranke geteilt. Alles andere ist aus, bis Prüfende es erlauben.',
  minimumK: 'Kleinstes k der Datenschutz-Schranke',
  minimumKHint: 'Ein Wort wird nur geteilt, wenn so viele Notizen und Patienten es haben. Mindestens 5.',
  save: 'Speichern',
  saved: 'Gespeichert.',
};
