'use client';

import { ArrowLeft, Scale } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useQueryParam } from '@/components/ui/query-param';
import { Skeleton } from '@/components/ui/skeleton';
import { useAnnotatorName, useLabelSet, useProject, useProjects } from '@/lib/client/annotation';
import { panels } from '@/lib/messages/annotate-panels';
import { AgreementWorkspace } from './agreement-workspace';

const { agreement: words, project: projectWords } = panels;

/** Finds the project of the address, else the newest. */
export function AgreementPage() {
  const [asked] = useQueryParam('project');
  const projects = useProjects();
  const project = useProject(asked ?? projects?.[0]?.id);
  const labelSet = useLabelSet(project?.id, project?.labelSetVersion);
  const [annotator] = useAnnotatorName();
  if (projects === undefined || project === undefined) return <Skeleton className="page-body" lines={8} />;
  if (project === null) {
    return (
      <EmptyState
        icon={Scale}
        title={asked === undefined ? words.noProject : projectWords.missing}
        actions={
          <ButtonLink variant="primary" icon={ArrowLeft} href="/annotate">
            {words.toAnnotate}
          </ButtonLink>
        }
      >
        {asked === undefined ? undefined : projectWords.missingNext}
      </EmptyState>
    );
  }
  if (labelSet?.projectId !== project.id) return <Skeleton className="page-body" lines={8} />;
  return <AgreementWorkspace key={project.id} project={project} labelSet={labelSet} annotator={annotator} />;
}
