import { describe, expect, it, vi } from 'vitest';
import { KeptAnswers } from '@/lib/client/kept-answers';
import { forgetAll } from '@/lib/client/on-forget';

const there = (value: string) => ({ status: 'there', value });

describe('answers that are kept', () => {
  it('are asked for once, also while the first is on its way', async () => {
    const answers = new KeptAnswers<string>();
    const ask = vi.fn(async () => 'two marks');
    const first = answers.ask('note 1', ask);
    expect(answers.of('note 1')).toEqual({ status: 'loading' });
    await Promise.all([first, answers.ask('note 1', ask)]);
    await answers.ask('note 1', ask);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(answers.of('note 1')).toEqual(there('two marks'));
  });

  it('that failed say so, and can be asked for again', async () => {
    const answers = new KeptAnswers<string>();
    await answers.ask('note 1', () => Promise.reject(new Error('gone')));
    expect(answers.of('note 1')).toEqual({ status: 'failed' });
    await answers.ask('note 1', async () => 'two marks', true);
    expect(answers.of('note 1')).toEqual(there('two marks'));
  });

  it('are gone with the lock, and one that comes after it is not kept', async () => {
    const answers = new KeptAnswers<string>();
    await answers.ask('note 1', async () => 'two marks');
    let answer: (value: string) => void = () => undefined;
    const late = answers.ask('note 2', () => new Promise<string>((resolve) => (answer = resolve)));
    forgetAll();
    answer('three marks');
    await late;
    for (const note of ['note 1', 'note 2']) expect(answers.of(note)).toEqual({ status: 'loading' });
  });

  it('are the newest twenty', async () => {
    const answers = new KeptAnswers<string>();
    for (let note = 1; note <= 21; note++) await answers.ask(`note ${note}`, async () => 'marks');
    expect(answers.of('note 1')).toEqual({ status: 'loading' });
    expect(answers.of('note 2')).toEqual(there('marks'));
    expect(answers.of('note 21')).toEqual(there('marks'));
  });

  it('tell who listens, until they do not', async () => {
    const answers = new KeptAnswers<string>();
    const told = vi.fn();
    const stop = answers.subscribe(told);
    await answers.ask('note 1', async () => 'marks');
    expect(told).toHaveBeenCalledTimes(2);
    stop();
    await answers.ask('note 2', async () => 'marks');
    expect(told).toHaveBeenCalledTimes(2);
  });
});
