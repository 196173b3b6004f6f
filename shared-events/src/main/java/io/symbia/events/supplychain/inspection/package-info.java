/** What is found in an inspection, and the verdict as a function of it. Imports the kernel and words. */
package io.symbia.events.supplychain.inspection;
