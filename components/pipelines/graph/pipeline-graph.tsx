'use client';

import { type KeyboardEvent, useRef } from 'react';
import type { StepKey } from '@/lib/client/step-runs';
import { PIPELINES, STEP_KEYS } from '@/lib/domain/monitoring/step-run';
import { pipelines } from '@/lib/messages/pipelines';
import type { StepNode } from '../use-nodes';
import { CROSS_EDGES, GRAPH, STEP_EDGES, stepAt } from './graph-layout';
import { NodeButton } from './node-button';

/** The four pipelines as rows of steps, with what goes from one to the next. Arrow keys go from step to step. */
export function PipelineGraph({
  nodes,
  selected,
  onSelect,
}: {
  readonly nodes: ReadonlyMap<StepKey, StepNode>;
  readonly selected: StepKey;
  readonly onSelect: (step: StepKey) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = stepAt(selected, event.key);
    if (to === selected) return;
    event.preventDefault();
    onSelect(to);
    box.current?.querySelector<HTMLElement>(`[data-step="${to}"]`)?.focus();
  };
  return (
    <div className="pipe-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing in every browser */}
      <div
        ref={box}
        className="pipe-graph"
        role="group"
        aria-label={pipelines.graph}
        aria-describedby="pipe-graph-hint"
        style={{ width: GRAPH.width, height: GRAPH.height }}
        onKeyDown={onKeyDown}
      >
        <p id="pipe-graph-hint" className="sr-only">
          {pipelines.graphHint}
        </p>
        <GraphLines nodes={nodes} />
        {STEP_KEYS.map((step) => {
          const node = nodes.get(step);
          return node && <NodeButton key={step} node={node} selected={step === selected} onSelect={onSelect} />;
        })}
      </div>
    </div>
  );
}

function GraphLines({ nodes }: { readonly nodes: ReadonlyMap<StepKey, StepNode> }) {
  const asked = nodes.get('data/tag')?.state === 'running';
  return (
    <svg className="pipe-lines" viewBox={`0 0 ${GRAPH.width} ${GRAPH.height}`} aria-hidden>
      <defs>
        {['plain', 'live', 'warn'].map((kind) => (
          <marker
            key={kind}
            id={`pipe-arrow-${kind}`}
            data-kind={kind}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0.5 7.5 4 0 7.5Z" />
          </marker>
        ))}
      </defs>
      {PIPELINES.map((name, row) => {
        const y = GRAPH.top + row * GRAPH.laneGap + 4;
        return (
          <g key={name}>
            <rect className="pipe-lane" x="0" y={y} width={GRAPH.width - 28} height={GRAPH.lane} rx="6" />
            <text className="pipe-lane-name" x="12" y={y + 32}>
              {pipelines.lanes[name].name}
            </text>
            <text x="12" y={y + 50}>
              {pipelines.lanes[name].when}
            </text>
          </g>
        );
      })}
      {STEP_EDGES.map(({ to, path }) => {
        const kind = nodes.get(to)?.state === 'running' ? 'live' : 'plain';
        return <path key={to} className="pipe-edge" data-kind={kind} d={path} markerEnd={`url(#pipe-arrow-${kind})`} />;
      })}
      {CROSS_EDGES.map(({ name, path, label }) => {
        const kind = name === 'notesToTag' && asked ? 'warn' : 'plain';
        return (
          <g key={name}>
            <path className="pipe-edge" data-kind={kind} d={path} markerEnd={`url(#pipe-arrow-${kind})`} />
            <text className="pipe-edge-word" data-kind={kind} x={label.x} y={label.y + 4}>
              {pipelines.edges[name]}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
