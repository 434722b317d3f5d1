import fc from 'fast-check';

// The same cases on every machine, so that a red run can be looked into; FC_SEED=… npm run test:unit looks for new ones.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261122) });
