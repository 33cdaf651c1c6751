import { ComparePage } from '@/features/compare/compare-page';

export default function CompareRoute() {
  return <ComparePage />;
}
