import { GroupDebrief } from '@/features/projector/group-debrief';
import { ProjectorPage } from '@/features/projector/projector-page';

interface ProjectorRouteProps {
  readonly params: Promise<{ classroomId: string }>;
  readonly searchParams: Promise<{ group?: string | string[] }>;
}

export default async function ProjectorRoute({ params, searchParams }: ProjectorRouteProps) {
  const { classroomId } = await params;
  const { group } = await searchParams;
  if (typeof group === 'string') return <GroupDebrief key={group} classroomId={classroomId} group={group} />;
  return <ProjectorPage key={classroomId} classroomId={classroomId} />;
}
