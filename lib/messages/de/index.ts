import type { Words } from '../language';

export const german: Words = {};
