import { GradebookPage } from '@/features/gradebook/gradebook-page';

export default async function GradebookRoute({ params }: { params: Promise<{ classroomId: string }> }) {
  const { classroomId } = await params;
  return <GradebookPage key={classroomId} classroomId={classroomId} />;
}
