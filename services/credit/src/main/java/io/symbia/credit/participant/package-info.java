/**
 * Participants: registered, activated by another, suspended. In reading order: the commands, what refuses them, the participant that
 * decides, what is shown of it, and the door.
 */
package io.symbia.credit.participant;
