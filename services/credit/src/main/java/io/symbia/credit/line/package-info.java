/**
 * Credit lines: reserve and release, never below zero, never above the limit. In reading order: the commands, what refuses them, the
 * line that decides, what is shown of it, and the door.
 */
package io.symbia.credit.line;
