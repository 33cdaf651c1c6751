import { ConsolePage } from '@/features/console/console-page';
import { Texts } from '@/i18n/texts';

export default async function ConsoleRoute({ params }: { params: Promise<{ classroomId: string }> }) {
  const { classroomId } = await params;
  return (
    <Texts of="all">
      <ConsolePage key={classroomId} classroomId={classroomId} />
    </Texts>
  );
}
