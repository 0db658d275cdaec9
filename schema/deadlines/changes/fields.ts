import './applyDeadlineChange.ts';
import './calendarFields.ts';
import './changeLogFields.ts';
import './officeHoursFields.ts';
import './previewFields.ts';
