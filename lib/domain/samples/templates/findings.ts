/** Measurements and remarks without disease or treatment. Slots are explained in ../slots.ts. */
export const VITAL_SIGNS = [
  'Blood pressure {bp} mmHg, pulse {pulse} per minute.',
  'Temperature {temperature} °C, respiratory rate {breaths}.',
  'Weight {weight} kg, height {height} cm.',
  'Pulse {pulse}, blood pressure {bp}, temperature {temperature} °C.',
  'Obs: BP {bp}, HR {pulse}, RR {breaths}.',
  'Weight {weight} kg, unchanged since the last visit.',
  'Pain score {pain}/10 at rest.',
] as const;

export const REMARKS = [
  'Routine bloods otherwise unremarkable.',
  'No other findings on examination.',
  'Skin and nails otherwise normal.',
  'Urine dipstick clear.',
  'Hearing and speech normal in conversation.',
  'Walks unaided into the room.',
  'Results of last week were gone through together.',
] as const;

export const PREGNANCY_REMARKS = [
  'Cardiotocograph reassuring.',
  'Fetal movements felt daily.',
  'Cervix closed on speculum examination.',
  'Symphysis–fundal height in keeping with dates.',
] as const;

export const SOCIAL = [
  'Lives with {her} partner and works as {job}.',
  'Does not smoke, drinks little.',
  'No known drug allergies.',
  'Stopped smoking in {year}; about {packyears} pack-years.',
  '{She} walks the dog twice a day.',
  'Two flights of stairs at home, no lift.',
  'Works as {job}, on sick leave for {days} days.',
  'Drinks about {units} units of alcohol a week.',
  'Lives alone; a neighbour does the shopping.',
] as const;

export const CHILD_SOCIAL = [
  'Lives with both parents and a younger brother.',
  'Came with {her} mother, who gave the history.',
  'Immunisations up to date.',
  'No known drug allergies.',
  'Attends nursery three days a week.',
] as const;

export const CLOSINGS = [
  'Clinic again in {weeks} weeks.',
  'Come back at once if {thesymptom} {get symptom} worse.',
  'Bloods one week before the next visit.',
  'The plan was explained and questions answered.',
  'Written information given.',
  'A telephone appointment was booked for {weekday}.',
  'Copy to the patient.',
  'Agrees with the plan.',
  'Review sooner if needed.',
  'We shall write again with the results.',
] as const;
