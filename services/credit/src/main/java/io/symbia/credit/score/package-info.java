/** The score as a pure function of evidence: no clock, no chance, no framework. What others run again. */
package io.symbia.credit.score;
