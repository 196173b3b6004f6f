/** Findings of an inspection, and the verdict as a function of them. Imports the kernel and words. */
package io.symbia.events.supplychain.inspection;
