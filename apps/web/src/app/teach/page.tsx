import { TeachPage } from '@/features/teach/teach-page';

export default function TeachRoute() {
  return <TeachPage />;
}
