import { TeacherSeatPage } from '@/features/play/teacher-seat-page';

type Params = Promise<{ classroomId: string; clusterId: string; seat: string }>;

export default async function TeacherSeatRoute({ params }: { params: Params }) {
  const place = await params;
  return <TeacherSeatPage key={Object.values(place).join('/')} {...place} />;
}
