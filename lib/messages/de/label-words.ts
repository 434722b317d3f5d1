import type * as english from '../en/label-words';
import type { Translated } from '../language';

export const LABEL_WORDS: Translated<typeof english.LABEL_WORDS> = {
  DISEASE: {
    name: 'Krankheit',
    description: 'Krankheit, Störung, Verletzung oder Syndrom, das die Notiz nennt, ob vorhanden oder nicht.',
    guideline: [
      'Jeden Namen einer Krankheit, einer Störung, eines Syndroms, einer Infektion, einer Verletzung oder eines Tumors markieren: `Asthma`, `Diabetes mellitus Typ 2`, `nichtkleinzelliges Lungenkarzinom`, `Hüftfraktur`. Abkürzungen zählen: `COPD`, `KHK`.',
      'Den Namen markieren, wie er dasteht, mit den Wörtern, die sagen, welche Krankheit es ist: Stadium, Art, Ort, Ursache. `chronische Nierenkrankheit`, `akuter Myokardinfarkt`, `Karzinom der Brust`. Artikel, „Zustand nach“, „Verdacht auf“, „schwer“ und andere Wörter dafür, wie sicher oder wie schlimm es ist, weglassen, außer sie gehören zum Namen (`schwerer kombinierter Immundefekt`).',
      'Auch markieren, wenn sie verneint, vermutet oder vergangen ist oder zu Angehörigen gehört: `kein Anhalt für eine Pneumonie`: `Pneumonie` markieren. Ob die Patientin oder der Patient sie hat, wird später aus den Wörtern darum entschieden.',
      'Jedes Mal markieren, wenn sie genannt wird, auch den kurzen Namen: `Hypertonie (HTN)` sind zwei Markierungen.',
      'In einer Aufzählung, die sich ein Wort teilt, jeden Teil markieren, der allein stehen kann, und das Ganze, wo das nicht geht: `Brust- und Eierstockkrebs` ist eine Markierung.',
      'Symptome und Befunde (`Fieber`, `Schmerzen`, `hoher Blutzucker`) nicht markieren, außer die Notiz behandelt sie als Diagnose; auch nicht Laborwerte, Erreger (`E. coli`), Körperteile oder Wörter wie `Krankheit` und `Leiden` allein.',
    ].join('\n\n'),
  },
  TREATMENT: {
    name: 'Behandlung',
    description: 'Arzneimittel, Operation, Therapie oder Gerät, das heilen, vorbeugen oder lindern soll.',
    guideline: [
      'Arzneimittel nach Namen oder Klasse (`Metformin`, `Betablocker`, `tPA`), Operationen (`aortokoronarer Bypass`), Bestrahlung, Physio- und Gesprächstherapie, als Therapie verordnete Diäten, Impfungen und Geräte, die behandeln (`Schrittmacher`, `CPAP`), markieren.',
      'Den Namen mit den Wörtern markieren, die sagen, welche Behandlung es ist: `niedrig dosiertes Aspirin`, `laparoskopische Cholezystektomie`, `Kombinationschemotherapie`. Dosis, Form, Weg und Häufigkeit weglassen: in `Metformin 500 mg zweimal täglich` nur `Metformin` markieren.',
      'Auch markieren, wenn sie abgesetzt, abgelehnt, geplant oder nur erwogen wurde: `lehnte Insulin ab`: `Insulin` markieren.',
      'Jedes Arzneimittel einer Aufzählung für sich markieren: `Lisinopril und Amlodipin` sind zwei Markierungen. Ein Schema mit Namen ist eine Markierung: `R-CHOP`.',
      'Untersuchungen, die nur der Diagnose dienen (`MRT`, `Biopsie`), nicht markieren, auch nicht Wörter wie `Behandlung`, `Therapie`, `Medikation`, `Operation` allein, wenn die Notiz nicht sagt, welche.',
      'Wenn ein Wort beides sein kann, fragen, was es hier tut: gegebenes `Insulin` ist eine Behandlung, `Insulinresistenz` eine Krankheit.',
    ].join('\n\n'),
  },
};
