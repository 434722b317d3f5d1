import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/data/behealthy', import.meta.url));

/** The case study's four files, which stand beside the repository and are no part of it. */
export const CASE_STUDY_FILES = ['train_sent', 'train_label', 'test_sent', 'test_label'].map(
  (name) => `${folder}/${name}`,
);
export const CASE_STUDY_THERE = CASE_STUDY_FILES.every((path) => existsSync(path));
export const CASE_STUDY_ABSENT = 'the case study’s files are not beside the repository (../shared/data/behealthy)';
