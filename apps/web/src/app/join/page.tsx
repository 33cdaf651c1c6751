import { JoinStart } from '@/features/join/join-start';

export default function JoinPage() {
  return <JoinStart />;
}
