import { ProjectorPage } from '@/features/projector/projector-page';

export default async function ProjectorRoute({ params }: { params: Promise<{ classroomId: string }> }) {
  const { classroomId } = await params;
  return <ProjectorPage key={classroomId} classroomId={classroomId} />;
}
