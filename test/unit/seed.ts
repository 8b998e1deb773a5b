import fc from 'fast-check';

/**
 * Random cases are the same in every run, so that what passed once passes again. Others are looked for by giving a number:
 * `PRACTICE_FUZZ_SEED=$RANDOM npm test -- unit`; a failure names its own seed.
 */
fc.configureGlobal({ seed: Number(process.env.PRACTICE_FUZZ_SEED ?? 20_261_130) });
