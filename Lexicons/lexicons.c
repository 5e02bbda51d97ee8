// Builds the lexicon files into the binary. Written by update-list; a test compares it with the folder.

#include "lexicons.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char language_abbreviations_txt[] = {
#embed "language/abbreviations.txt"
};
static const unsigned char language_classes_txt[] = {
#embed "language/classes.txt"
};
static const unsigned char language_irregular_forms_txt[] = {
#embed "language/irregular-forms.txt"
};
static const unsigned char language_spelling_txt[] = {
#embed "language/spelling.txt"
};
static const unsigned char rules_bias_agentic_txt[] = {
#embed "rules/bias.agentic.txt"
};
static const unsigned char rules_bias_communal_txt[] = {
#embed "rules/bias.communal.txt"
};
static const unsigned char rules_bias_grindstone_txt[] = {
#embed "rules/bias.grindstone.txt"
};
static const unsigned char rules_bias_standout_txt[] = {
#embed "rules/bias.standout.txt"
};
static const unsigned char rules_carry_over_specialty_txt[] = {
#embed "rules/carry-over.specialty.txt"
};
static const unsigned char rules_consent_txt[] = {
#embed "rules/consent.txt"
};
static const unsigned char rules_doubt_txt[] = {
#embed "rules/doubt.txt"
};
static const unsigned char rules_patient_identifier_txt[] = {
#embed "rules/patient-identifier.txt"
};
static const unsigned char rules_personal_context_txt[] = {
#embed "rules/personal-context.txt"
};
static const unsigned char rules_personal_txt[] = {
#embed "rules/personal.txt"
};
static const unsigned char rules_placeholder_txt[] = {
#embed "rules/placeholder.txt"
};
static const unsigned char rules_ranking_vague_txt[] = {
#embed "rules/ranking.vague.txt"
};
static const unsigned char rules_visa_txt[] = {
#embed "rules/visa.txt"
};

static const lorcheck_lexicon table[] = {
    {"language/abbreviations.txt", language_abbreviations_txt, sizeof language_abbreviations_txt},
    {"language/classes.txt", language_classes_txt, sizeof language_classes_txt},
    {"language/irregular-forms.txt", language_irregular_forms_txt, sizeof language_irregular_forms_txt},
    {"language/spelling.txt", language_spelling_txt, sizeof language_spelling_txt},
    {"rules/bias.agentic.txt", rules_bias_agentic_txt, sizeof rules_bias_agentic_txt},
    {"rules/bias.communal.txt", rules_bias_communal_txt, sizeof rules_bias_communal_txt},
    {"rules/bias.grindstone.txt", rules_bias_grindstone_txt, sizeof rules_bias_grindstone_txt},
    {"rules/bias.standout.txt", rules_bias_standout_txt, sizeof rules_bias_standout_txt},
    {"rules/carry-over.specialty.txt", rules_carry_over_specialty_txt, sizeof rules_carry_over_specialty_txt},
    {"rules/consent.txt", rules_consent_txt, sizeof rules_consent_txt},
    {"rules/doubt.txt", rules_doubt_txt, sizeof rules_doubt_txt},
    {"rules/patient-identifier.txt", rules_patient_identifier_txt, sizeof rules_patient_identifier_txt},
    {"rules/personal-context.txt", rules_personal_context_txt, sizeof rules_personal_context_txt},
    {"rules/personal.txt", rules_personal_txt, sizeof rules_personal_txt},
    {"rules/placeholder.txt", rules_placeholder_txt, sizeof rules_placeholder_txt},
    {"rules/ranking.vague.txt", rules_ranking_vague_txt, sizeof rules_ranking_vague_txt},
    {"rules/visa.txt", rules_visa_txt, sizeof rules_visa_txt},
};

const lorcheck_lexicon *lorcheck_lexicon_table(void) { return table; }
size_t lorcheck_lexicon_count(void) { return sizeof table / sizeof *table; }
