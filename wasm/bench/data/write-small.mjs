// Run by tsx: the product's SMALL template with BILOU tags. Arguments: data folder, train file, test file.
import { entitiesOfTypes } from '../../../lib/domain/text/entities.ts';
import { SMALL } from '../../../lib/domain/text/feature-set.ts';
import { createAttributeExtractor } from '../../../lib/domain/text/features.ts';
import { learnLexicon } from '../../../lib/domain/text/lexicon.ts';
import { tagsOfEntities } from '../../../lib/domain/text/tags.ts';
import { readBeHealthy } from './behealthy.mjs';
import { writeInstances } from './instances.mjs';

const [folder, trainFile, testFile] = process.argv.slice(2);
const data = readBeHealthy(folder);
const marked = ({ words, labels }) => ({ words, entities: entitiesOfTypes(labels) });
const train = data.train.map(marked);
const extractor = createAttributeExtractor(SMALL, learnLexicon(train, SMALL, ['D', 'T']));
const tagsOf = ({ words, entities }) => tagsOfEntities(words.length, entities, SMALL.encoding);
writeInstances(trainFile, train, (each) => ({ x: extractor.training(each.words, each.entities), y: tagsOf(each) }));
writeInstances(testFile, data.test.map(marked), (each) => ({ x: extractor.inference(each.words), y: tagsOf(each) }));
