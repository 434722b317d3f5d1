import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The case study's files: one token a line, blank line between sentences, line i of *_label labels line i of *_sent.
 * @returns { train, test }, each a list of { words [T], labels [T] }; undefined when the folder lacks a file
 */
export function readBeHealthy(folder) {
  const names = ['train_sent', 'train_label', 'test_sent', 'test_label'];
  if (!names.every((name) => existsSync(join(folder, name)))) return undefined;
  const [trainWords, trainLabels, testWords, testLabels] = names.map((name) => sentencesOf(join(folder, name)));
  return { train: pair(trainWords, trainLabels), test: pair(testWords, testLabels) };
}

function sentencesOf(file) {
  const sentences = [[]];
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/u)) {
    if (line.trim() === '') sentences.push([]);
    else sentences.at(-1).push(line.trim());
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

function pair(words, labels) {
  return words.map((sentence, i) => {
    if (labels[i]?.length !== sentence.length) throw new Error(`Sentence ${i + 1} and its labels differ in length.`);
    return { words: sentence, labels: labels[i] };
  });
}
