import { assertNever } from '@/lib/domain/result';
import type * as english from '../en/errors';
import type { Translated } from '../language';

export const workErrorMessage: Translated<typeof english.workErrorMessage> = (code) => {
  switch (code) {
    case 'quota-exceeded':
      return {
        what: 'In diesem Browser ist dafür kein Platz mehr. Nichts wurde gespeichert.',
        next: 'Einen nicht mehr gebrauchten Datensatz löschen oder Plattenplatz schaffen, dann noch einmal versuchen.',
      };
    case 'storage-closed':
      return {
        what: 'Der Browser hat den Speicher dieser Seite geschlossen.',
        next: 'Die Seite neu laden. In einem privaten Fenster ist Speichern vielleicht abgeschaltet: ein normales Fenster nehmen.',
      };
    case 'import-expired':
      return {
        what: 'Die geprüften Dateien sind nicht mehr zur Hand. Nichts wurde gespeichert.',
        next: 'Die Dateien neu wählen.',
      };
    case 'dataset-missing':
      return {
        what: 'Dieser Datensatz ist nicht in diesem Browser, oder er ist leer.',
        next: 'Auf „Datensätze“ einen anderen wählen.',
      };
    case 'dataset-unlabelled':
      return {
        what: 'Dieser Datensatz hat keine Markierungen, aus denen zu lernen wäre.',
        next: 'Einen markierten Datensatz wählen oder die Beispielnotizen laden.',
      };
    case 'dataset-too-small':
      return {
        what: 'Die Trainingsnotizen haben keine einzige Markierung.',
        next: 'Einen Datensatz wählen, dessen Trainingsteil markiert ist.',
      };
    case 'gazetteer-missing':
      return {
        what: 'Eine Wortliste dieser Merkmale ist nicht mehr in diesem Browser.',
        next: 'Das Rezept unter „Merkmale“ mit derselben Datei neu anlegen, dann neu starten.',
      };
    case 'model-missing':
      return {
        what: 'Dieses Modell ist nicht in diesem Browser.',
        next: 'Ein anderes Modell wählen oder auf „Experimente“ eines trainieren.',
      };
    case 'model-unreadable':
      return { what: 'Das gespeicherte Modell ist nicht lesbar.', next: 'Auf „Experimente“ neu trainieren.' };
    case 'feature-set-mismatch':
      return {
        what: 'Das Modell stammt aus einer anderen Version dieser App, deren Merkmale diese nicht berechnet.',
        next: 'Auf „Experimente“ neu trainieren.',
      };
    case 'tokenizer-mismatch':
      return {
        what: 'Das Modell lernte aus Wörtern, die anders zerlegt sind, als diese Version der App sie zerlegt.',
        next: 'Auf „Experimente“ neu trainieren.',
      };
    case 'labels-mismatch':
      return {
        what: 'Das Modell vergibt Kategorien, die es nicht angibt. Es wird nicht verwendet.',
        next: 'Auf „Experimente“ neu trainieren.',
      };
    case 'notes-refused':
      return {
        what: 'Notizen dieses Datensatzes verletzen den Datenvertrag. Nichts wurde trainiert.',
        next: 'Unter „Datensätze“ ansehen, wo sie mit Gründen ausgesondert sind, und berichtigte Dateien importieren.',
      };
    case 'note-refused':
      return {
        what: 'Diese Notiz verletzt den Datenvertrag, daher liest sie kein Modell.',
        next: 'Auf „Lesen“ öffnen: Der Grund steht dabei. Von Hand lässt sie sich markieren.',
      };
    case 'note-missing':
      return { what: 'Diese Notiz ist nicht in diesem Browser.', next: 'Zurück zur Liste der Notizen gehen.' };
    case 'note-empty':
      return { what: 'Die Notiz hat keinen Text.', next: 'Den Text einfügen oder schreiben, dann hinzufügen.' };
    case 'note-too-long':
      return { what: 'Die Notiz hat mehr als 200.000 Zeichen.', next: 'Teilen und die Teile einzeln hinzufügen.' };
    case 'sample-unavailable':
      return {
        what: 'Die Beispielnotizen konnten nicht geladen werden.',
        next: 'Prüfen, ob der Server der App läuft, dann noch einmal versuchen.',
      };
    case 'project-missing':
      return { what: 'Dieses Projekt ist nicht in diesem Browser.', next: 'Auf „Markieren“ ein anderes wählen.' };
    case 'search-missing':
      return {
        what: 'Diese Suche ist nicht in diesem Browser, oder sie ist beendet.',
        next: 'Auf „Experimente“ eine neue starten.',
      };
    case 'run-missing':
      return { what: 'Dieser Lauf ist nicht in diesem Browser.', next: 'Auf „Experimente“ einen anderen wählen.' };
    case 'run-facts-missing':
      return {
        what: 'Der Lauf wurde abgelehnt: Eine der Angaben, die jeder Lauf machen muss, fehlt.',
        next: 'Der Lauf nennt sie. Neu starten; wird er wieder abgelehnt, mit dem Namen der Angabe melden.',
      };
    case 'row-damaged':
      return {
        what: 'Ein Eintrag wurde außerhalb dieser App verändert, oder die Platte hat einen Fehler: Ihm ist nicht zu trauen, er wird nicht gezeigt.',
        next: 'Aus einer Sicherung zurückholen. Alles andere bleibt lesbar.',
      };
    case 'wasm-refused':
      return {
        what: 'Dieser Browser erlaubt hier kein WebAssembly, womit Training und Lesen durch ein Modell rechnen.',
        next: 'Von Hand markieren geht weiter. WebAssembly für diese Adresse erlauben (Sperrmodi und Regeln der Firma schalten es ab), oder einen anderen Browser nehmen.',
      };
    case 'worker-crashed':
      return {
        what: 'Der Teil der App, der rechnet, hörte mittendrin auf. Was vorher gespeichert war, ist da.',
        next: 'Noch einmal beginnen.',
      };
    case 'unexpected':
      return {
        what: 'Etwas Unvorhergesehenes ist schiefgegangen. Was vorher gespeichert war, ist unberührt.',
        next: 'Noch einmal versuchen; kommt es wieder, die Seite neu laden.',
      };
    default:
      return assertNever(code);
  }
};
