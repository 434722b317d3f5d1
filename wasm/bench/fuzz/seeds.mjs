/**
 * Sound models to mutate, trained here: one tiny, one sparse with transitions and Unicode, one of many labels, one empty.
 * @param {import('../../dist/index.js').Engine} engine
 * @returns {Promise<Uint8Array[]>}
 */
export async function soundModels(engine) {
  const data = [
    { params: { max_iterations: 5 }, xseq: [['a'], ['b', '💊']], yseq: ['X', 'Y'] },
    {
      params: { c1: 0.1, max_iterations: 9, 'feature.possible_transitions': true },
      xseq: [['w=fever', 'e\u0301'], { 'w=today': 2, flag: true }, ['w=aspirin', ''], ['w=fever']],
      yseq: ['B-DISEASE', 'O', 'B-TREATMENT', 'B-DISEASE'],
    },
    {
      params: { max_iterations: 4, 'feature.possible_states': true },
      xseq: Array.from({ length: 40 }, (_, t) => [`a${t % 7}`, 'bias']),
      yseq: Array.from({ length: 40 }, (_, t) => `L${t % 9}`),
    },
    { params: { c1: 1e9 }, xseq: [['a'], ['b']], yseq: ['X', 'Y'] },
  ];
  return Promise.all(
    data.map(({ params, xseq, yseq }) => {
      const trainer = engine.createTrainer({ params });
      trainer.append(xseq, yseq);
      return trainer.train();
    }),
  );
}
