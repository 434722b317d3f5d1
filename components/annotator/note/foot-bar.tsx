'use client';

import { Ban, Check, LoaderCircle, Redo2, TriangleAlert, Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatCount, locale } from '@/components/ui/format';
import { StatePill } from '@/components/ui/state-pill';
import { useUnsaved } from '@/lib/client/note-session';
import { type AnnotateAction, ariaOfChord } from '@/lib/domain/annotation/key-map';
import { isFinished } from '@/lib/domain/annotation/note-state';
import { annotate } from '@/lib/messages/annotate';
import { useAnnotate } from '../annotate-context';
import { KeyHint } from './key-hint';
import { LearningPart } from './learning-part';
import type { ProgressFigures } from './progress-figures';
import type { Learning } from './use-learning';

const { foot } = annotate;

/** The bar at the foot: saved, undo, how the model learns, how far one is, and on to the next note. */
export function FootBar({
  learning,
  figures,
  onAction,
}: {
  readonly learning: Learning;
  readonly figures: ProgressFigures | undefined;
  readonly onAction: (action: AnnotateAction) => void;
}) {
  const { project, state, keyMap, readOnly, noteId } = useAnnotate();
  const closed = readOnly !== undefined || noteId === undefined;
  const finished = state.work !== undefined && isFinished(state.work.status);
  const keyOf = (action: AnnotateAction) => {
    const [key] = keyMap[action];
    return key && ariaOfChord(key);
  };
  return (
    <section className="foot-bar" aria-label={foot.label}>
      <SavedState />
      <div className="flex gap-0.5">
        <Button
          variant="quiet"
          size="small"
          icon={Undo2}
          disabled={!state.canUndo}
          aria-keyshortcuts={keyOf('undo')}
          onClick={() => onAction('undo')}
        >
          {foot.undo}
        </Button>
        <Button
          variant="quiet"
          size="small"
          icon={Redo2}
          disabled={!state.canRedo}
          aria-keyshortcuts={keyOf('redo')}
          onClick={() => onAction('redo')}
        >
          {foot.redo}
        </Button>
      </div>
      <i className="foot-rule" aria-hidden />
      {!project.audit && <LearningPart learning={learning} batchSize={project.batchSize} />}
      {figures?.right && (
        <>
          <i className="foot-rule foot-wide" aria-hidden />
          <div className="foot-wide whitespace-nowrap tabular-nums">
            {foot.right(`${Math.round(100 * figures.right.share)} %`)}
            <small>{foot.rightOf(figures.right.shown)}</small>
          </div>
        </>
      )}
      <div className="flex-1" />
      {figures && <Progress figures={figures} />}
      <Button
        className="foot-empty"
        icon={Ban}
        disabled={closed}
        aria-keyshortcuts={keyOf('empty-next')}
        onClick={() => onAction('empty-next')}
      >
        {foot.empty}
      </Button>
      <Button
        variant="primary"
        disabled={noteId === undefined}
        aria-keyshortcuts={keyOf('done-next')}
        onClick={() => onAction('done-next')}
      >
        {readOnly !== undefined || (finished && !state.canUndo) ? foot.skip : foot.done}{' '}
        <KeyHint chord={keyMap['done-next'][0]} />
      </Button>
    </section>
  );
}

function SavedState() {
  const { state, session } = useAnnotate();
  const unsaved = useUnsaved();
  // Steps of a note one has left count too: "Saved" is a word about all of one's work.
  if (state.saving === 'failed' || unsaved.failed) {
    const here = state.saving === 'failed';
    return (
      <div className="foot-saved">
        <StatePill tone="critical" icon={TriangleAlert}>
          {here ? foot.failed : foot.failedElsewhere}
        </StatePill>
        <button
          type="button"
          className="text-link block text-caption"
          onClick={() => (here ? session.retry() : unsaved.retry())}
        >
          {foot.retry}
        </button>
      </div>
    );
  }
  const saving = state.saving === 'saving';
  return (
    <div className="foot-saved" data-saving={saving || undefined}>
      <StatePill tone={saving ? 'none' : 'ok'} icon={saving ? LoaderCircle : Check}>
        {saving ? foot.saving : foot.saved}
      </StatePill>
      <small className="tabular-nums">
        {state.savedAt === undefined ? foot.savedBefore : foot.savedAt(clockTime(state.savedAt))}
      </small>
    </div>
  );
}

function clockTime(iso: string): string {
  return new Date(iso).toLocaleTimeString(locale(), { hour12: false });
}

function Progress({ figures }: { readonly figures: ProgressFigures }) {
  const percent = figures.all === 0 ? 0 : (100 * figures.done) / figures.all;
  const words = foot.progress(formatCount(figures.done), formatCount(figures.all));
  return (
    <div className="foot-progress">
      <div className="flex items-baseline justify-between gap-2 whitespace-nowrap tabular-nums">
        <span>{words}</span>
        {figures.notesAnHour !== undefined && (
          <small>{foot.anHour(formatCount(Math.round(figures.notesAnHour)))}</small>
        )}
      </div>
      <div
        className="meter"
        role="progressbar"
        aria-label={foot.progressLabel}
        aria-valuemin={0}
        aria-valuemax={figures.all}
        aria-valuenow={figures.done}
        aria-valuetext={words}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
