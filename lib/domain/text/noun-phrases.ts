/** Function words, and the verb forms that stand between a disease and its treatment: no noun phrase goes over them. */
const BREAKS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those some any each every all both no such other another of in on at by for from with ' +
    'without within into onto to than as during after before between among under over through via per against about ' +
    'above below up down out off upon toward towards since until while when where which who whom whose what how why ' +
    'whether if because although though however therefore thus hence and or but nor not only also either neither is are ' +
    'was were be been being am has have had having do does did done can could may might must shall should will would we ' +
    'our us i you he she it its they their them his her there here then more most less least very too so yet still just ' +
    'even versus vs using used use based compared following including received receiving undergoing treated treating ' +
    'associated related due caused induced'
  ).split(' '),
);

/**
 * Whether no noun phrase goes over this word. A noun phrase is a run of words without a break, and its last word is its
 * head ("acute renal failure").
 * @param norm normalised word
 */
export function breaksPhrase(norm: string): boolean {
  return BREAKS.has(norm) || /^[\p{P}\p{S}]+$/u.test(norm);
}
