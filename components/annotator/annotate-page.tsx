'use client';

import { DriftNotice } from '@/components/monitoring/drift-notice';
import { useQueryParam } from '@/components/ui/query-param';
import { Skeleton } from '@/components/ui/skeleton';
import { useAnnotatorName, useLabelSet, useProjects } from '@/lib/client/annotation';
import { usePreference } from '@/lib/client/preferences';
import { annotate } from '@/lib/messages/annotate';
import { AnnotateWorkspace } from './annotate-workspace';
import { StartProject } from './start/start-project';

/** Finds the project of the address, else the one last worked on, else the newest; without any, how to begin one. */
export function AnnotatePage() {
  const projects = useProjects();
  const [asked, openProject] = useQueryParam('project');
  const [dataset] = useQueryParam('dataset');
  const [lastProject] = usePreference<string>('annotate.project', '');
  const [annotator] = useAnnotatorName();
  const project =
    projects?.find(({ id }) => id === asked) ?? projects?.find(({ id }) => id === lastProject) ?? projects?.[0];
  const labelSet = useLabelSet(project?.id, project?.labelSetVersion);
  if (projects === undefined) return <Skeleton className="page-body" lines={8} label={annotate.loading} />;
  const begun = projects.some((one) => one.datasetId === dataset);
  if (project === undefined || (dataset !== undefined && asked === undefined && !begun)) {
    return (
      <>
        <DriftNotice />
        <StartProject onCreated={openProject} initialDatasetId={dataset} />
      </>
    );
  }
  // The live query still holds the set before while the next one loads: its marks are drawn with the old names.
  if (labelSet === undefined || labelSet.projectId !== project.id) {
    return <Skeleton className="page-body" lines={8} label={annotate.loading} />;
  }
  return (
    <AnnotateWorkspace key={`${project.id} ${annotator}`} project={project} annotator={annotator} labelSet={labelSet} />
  );
}
