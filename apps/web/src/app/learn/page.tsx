import { LearnPage } from '@/features/learn/learn-page';

export default function LearnRoute() {
  return <LearnPage />;
}
