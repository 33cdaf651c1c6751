import { GroupDebrief } from '@/features/projector/group-debrief';
import { ProjectorPage } from '@/features/projector/projector-page';
import { Texts } from '@/i18n/texts';

interface ProjectorRouteProps {
  readonly params: Promise<{ classroomId: string }>;
  readonly searchParams: Promise<{ group?: string | string[] }>;
}

export default async function ProjectorRoute({ params, searchParams }: ProjectorRouteProps) {
  const { classroomId } = await params;
  const { group } = await searchParams;
  return (
    <Texts of="all">
      {typeof group === 'string' ? (
        <GroupDebrief key={group} classroomId={classroomId} group={group} />
      ) : (
        <ProjectorPage key={classroomId} classroomId={classroomId} />
      )}
    </Texts>
  );
}
