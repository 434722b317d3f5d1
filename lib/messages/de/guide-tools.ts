import type { tools as english } from '../en/guide-tools';
import type { Translated } from '../language';

export const tools: Translated<typeof english> = {
  next: {
    name: 'Next.js',
    does: 'Seiten und Server',
    instead: 'Vite mit einem Server daneben',
    why: 'Seiten und der kleine Server werden in einem gebaut. Seiten entstehen beim Bauen: Sie öffnen ohne Netz, und die Richtlinie nennt jedes ihrer Skripte beim Hash.',
  },
  react: {
    name: 'React',
    does: 'was zu sehen ist',
    instead: 'Svelte, Vue',
    why: 'Die machen kleinere Seiten. React hat die zugänglichen Menüs, Dialoge und Reiter, die wir sonst schreiben müssten. In einer Notiz von 50.000 Wörtern mit 4.000 Markierungen dauert eine weitere 14 ms.',
  },
  query: {
    name: 'TanStack Query',
    does: 'was der Server sagt',
    instead: 'fetch in Effekten, SWR',
    why: 'Es bewahrt, wiederholt und beendet Aufrufe und weiß, wann eine Antwort alt ist. Notizen sind nicht darin: Jede Tatsache gehört an einen Ort, ihre in den Speicher.',
  },
  dexie: {
    name: 'Dexie',
    does: 'Speicher im Browser',
    instead: 'localStorage, SQLite in WebAssembly',
    why: 'Transaktionen, nummerierte Umstellungen, und Abfragen, die jedem Tab eine Änderung melden. localStorage hält die Seite auf und ist klein; SQLite wäre noch ein Kern zu laden.',
  },
  comlink: {
    name: 'Comlink',
    does: 'Aufrufe an die Worker',
    instead: 'Nachrichten von Hand',
    why: 'Ein Aufruf liest sich wie ein Aufruf und ist geprüft. Es verliert die Codes von Fehlern, darum ist jede Antwort ein Wert, der seinen trägt.',
  },
  engine: {
    name: 'crfsuite-wasm',
    does: 'das Modell',
    instead: 'ein Sprachmodell, CRFsuite auf einem Server',
    why: 'Ein Conditional Random Field lernt aus einigen hundert Notizen, in Sekunden, auf dem Rechner, auf dem sie liegen. Auf den Daten der Fallstudie trainiert unseres nach Rechenzeit 5,6- bis 8,1-mal so schnell wie CRFsuite selbst, gibt dieselben Tags und schreibt dasselbe Dateiformat. Ein großes Modell findet vielleicht mehr; es braucht eine Grafikkarte oder einen Server, der die Notizen sieht.',
  },
  tailwind: {
    name: 'Tailwind',
    does: 'Anordnung',
    instead: 'ein fertiger Satz von Bausteinen',
    why: 'Es kennt unsere Werte und sonst nichts: Eine Farbe, die keiner ist, hat keine Klasse. Was nicht gebraucht wird, wird nicht geschickt.',
  },
  recharts: {
    name: 'Recharts',
    does: 'Diagramme',
    instead: 'D3, ein Canvas',
    why: 'Diagramme sind SVG in React, folgen also dem Thema und haben eine Tabelle dahinter. Wo es zu langsam war, sind Punkte bloßes SVG: Das erste Bild der Suche brauchte davor 178 ms.',
  },
  zod: {
    name: 'zod',
    does: 'jede Grenze',
    instead: 'Typen allein, JSON Schema von Hand',
    why: 'Typen sind fort, wenn Daten ankommen. Ein Schema prüft eine Anfrage, gibt dem Code dahinter seine Typen und schreibt die Beschreibung der Schnittstelle.',
  },
  kysely: {
    name: 'Kysely',
    does: 'die Datenbank des Servers',
    instead: 'Prisma, nur eine Datenbank',
    why: 'SQL mit Typen ohne Generator, und derselbe Code auf SQLite und PostgreSQL. 200 Browser, die fragen, und 20, die hochladen: p95 einer Frage 17 ms auf SQLite, 71 ms auf PostgreSQL, auf zwei Kernen.',
  },
  auth: {
    name: 'better-auth',
    does: 'Anmeldung',
    instead: 'ein fremder Dienst, eigene Sitzungen',
    why: 'Es läuft in unserem Server auf unserer Datenbank: Kein Dritter erfährt, wer sich anmeldet. Sitzungen sind ein schlechter Ort für Erfindungen.',
  },
};
