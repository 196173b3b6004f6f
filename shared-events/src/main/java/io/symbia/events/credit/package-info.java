/**
 * Identity and credit of enterprises: a family of events for each of participants, credit files and credit lines, with the values that
 * only they use.
 */
package io.symbia.events.credit;
