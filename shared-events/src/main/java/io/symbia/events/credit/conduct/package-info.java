/** What is said of a participant's conduct: kinds, sides and sizes of evidence, as lists that grow. Imports the kernel and words. */
package io.symbia.events.credit.conduct;
