/** Keys of the table `monitoring`. */
export const MONITORING_KEYS = {
  situation: 'situation',
  rules: 'rules',
  open: 'open-window',
  watched: (modelVersionId: string) => `watched/${modelVersionId}`,
  reference: (modelVersionId: string) => `reference/${modelVersionId}`,
  own: (modelVersionId: string) => `own-notes/${modelVersionId}`,
  /** How the model that passed the gate last read its own notes. */
  gated: 'gated-reading',
  /** Work that a firing started, by the firing's key. */
  work: (firingKey: string) => `work/${firingKey}`,
} as const;
