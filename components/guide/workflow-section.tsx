'use client';

import { NodeStateWord } from '@/components/pipelines/node-state';
import { useStepNodes } from '@/components/pipelines/use-nodes';
import { useTriggerRules } from '@/lib/client/monitoring';
import { NOTE_FAULT_CODES } from '@/lib/domain/data/contract';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { CALIBRATION } from '@/lib/domain/monitoring/reference';
import { PIPELINES, stepKeysOf } from '@/lib/domain/monitoring/step-run';
import { TRIGGER_RULES } from '@/lib/domain/monitoring/trigger-rules';
import { workflow as words } from '@/lib/messages/guide-workflow';
import { pipelines, STEP_WORDS } from '@/lib/messages/pipelines';
import { AUTOMATION_PROOFS, EXPERIMENT, FORMAT, MONITORING, PIPELINE_PROOFS } from './proofs';
import { StartsTable } from './starts-table';
import { ProofList, Statement } from './statement';

const { experiment, monitoring, format } = words;
const EXPERIMENT_IDS = Object.keys(EXPERIMENT) as readonly (keyof typeof EXPERIMENT)[];

/** The case study's workflow, step by step, by the rules that are in force here. */
export function WorkflowSection() {
  const rules = useTriggerRules()?.rules ?? TRIGGER_RULES;
  const { noteCharactersMax, sentenceTokensMax, fileBytesMax } = IMPORT_LIMITS;
  return (
    <div className="grid min-w-0 gap-6">
      <section className="min-w-0">
        <h3>{words.stages.experiment}</h3>
        <ul className="guide-statements">
          {EXPERIMENT_IDS.map((id) => (
            <Statement key={id} {...experiment[id]} proofs={EXPERIMENT[id]} />
          ))}
        </ul>
      </section>
      <section className="min-w-0">
        <h3>{words.stages.automation}</h3>
        <p className="guide-text">{words.automation.intro}</p>
        <ProofList proofs={AUTOMATION_PROOFS} />
        <PipelineLines />
      </section>
      <section className="min-w-0">
        <h3>{words.stages.monitoring}</h3>
        <ul className="guide-statements">
          <Statement
            what={monitoring.count.what}
            more={monitoring.count.more(CALIBRATION.windowSentences)}
            proofs={MONITORING.count}
          />
          <Statement what={monitoring.judge.what} more={monitoring.judge.more(rules)} proofs={MONITORING.judge} />
          <Statement {...monitoring.estimate} proofs={MONITORING.estimate} />
          <Statement {...monitoring.audit} proofs={MONITORING.audit} />
          <Statement {...monitoring.simulate} proofs={MONITORING.simulate} />
        </ul>
      </section>
      <section className="min-w-0">
        <h3>{words.stages.starts}</h3>
        <p className="guide-text">{words.starts.intro}</p>
        <StartsTable rules={rules} />
      </section>
      <section className="min-w-0">
        <h3>{words.stages.format}</h3>
        <ul className="guide-statements">
          <Statement {...format.contract} proofs={FORMAT.contract}>
            <p className="guide-codes">
              {NOTE_FAULT_CODES.map((code) => (
                <code key={code}>{code}</code>
              ))}
            </p>
          </Statement>
          <Statement
            what={format.limits.what}
            more={format.limits.more(noteCharactersMax, sentenceTokensMax, fileBytesMax)}
            proofs={FORMAT.limits}
          />
          <Statement {...format.model} proofs={FORMAT.model} />
          <Statement {...format.border} proofs={FORMAT.border} />
        </ul>
      </section>
    </div>
  );
}

/** The four pipelines, each with its steps and how its last one ended here. */
function PipelineLines() {
  const nodes = useStepNodes();
  return (
    <ul className="guide-statements">
      {PIPELINES.map((pipeline) => {
        const steps = stepKeysOf(pipeline);
        const last = steps
          .flatMap((step) => nodes?.get(step) ?? [])
          .filter(({ run }) => run !== undefined)
          .sort((a, b) => (b.run?.startedAt ?? 0) - (a.run?.startedAt ?? 0))[0];
        return (
          <Statement
            key={pipeline}
            what={`${pipelines.lanes[pipeline].name}.`}
            more={words.automation.when[pipeline]}
            proofs={PIPELINE_PROOFS[pipeline]}
          >
            <p className="text-fg-2">
              {words.automation.steps}: {steps.map((step) => STEP_WORDS[step]).join(' → ')}
            </p>
            <p className="text-fg-2">
              {words.automation.last}:{' '}
              {last ? (
                <>
                  {STEP_WORDS[last.step]}, <NodeStateWord state={last.state} />
                </>
              ) : (
                pipelines.never
              )}
            </p>
          </Statement>
        );
      })}
    </ul>
  );
}
