import { ConsolePage } from '@/features/console/console-page';

export default async function ConsoleRoute({ params }: { params: Promise<{ classroomId: string }> }) {
  const { classroomId } = await params;
  return <ConsolePage key={classroomId} classroomId={classroomId} />;
}
