/** One projector window for each class: what is sent there takes the place of what it shows. */
export function projectorWindow(classroomId: string): string {
  return `projector-${classroomId}`;
}
