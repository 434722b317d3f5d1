/** What may be shared beside models, each by a switch of its own. */
export const SHARED_KINDS = ['label-sets', 'guidelines', 'feature-sets', 'evaluations'] as const;
